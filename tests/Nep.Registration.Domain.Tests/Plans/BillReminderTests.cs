namespace Nep.Registration.Domain.Tests.Plans;

/// <summary>Reminders of bills and of offered seats go by rules that staff set, and by the usual ones where they set none.</summary>
public class BillReminderTests
{
    private static readonly Instant Now = Clocks.Local("2027-03-01T10:00");
    private static readonly LocalTime Ten = new(10, 0);
    private static readonly ReminderRule Quote = new ReminderRule.BeforeQuoteEnds("quote-7", 5, Ten);

    [Fact]
    public void An_offering_of_before_keeps_the_reminders_and_the_keys_of_its_letters() => Assert.Equal(
        ["2027-03-10 09:00 letter:PurchaseOrderReminder|registrar|2027-03-17-7 until 2027-03-12 09:00", "2027-03-15 09:00 letter:PurchaseOrderReminder|registrar|2027-03-17-2 until 2027-03-17 09:00"],
        Steps(Orders.Institute(), LetterKind.PurchaseOrderReminder, Orders.Placed(Orders.Institute())));

    [Fact]
    public void Staff_set_other_days_and_hours_and_none_at_all()
    {
        var one = With(Orders.Institute(), [Quote]);
        Assert.Equal(["2027-03-12 10:00 letter:PurchaseOrderReminder|registrar|2027-03-17-5 until 2027-03-14 11:00"], Steps(one, LetterKind.PurchaseOrderReminder, Orders.Placed(one)));
        Assert.Empty(Steps(With(one, []), LetterKind.PurchaseOrderReminder, Orders.Placed(one)));
        Assert.Empty(Steps(With(one, []), LetterKind.InvoiceOverdue, Orders.Admitted(one)));
    }

    [Fact]
    public void An_unpaid_invoice_is_asked_for_before_it_is_due_and_nobody_who_was_billed_the_day_before()
    {
        var one = With(Orders.Institute(), [new ReminderRule.DaysFromInvoiceDue("soon", DueSide.Before, 7, Ten), new ReminderRule.DaysFromInvoiceDue("at-once", DueSide.Before, 29, Ten)]);
        Assert.Equal(["2027-03-20 10:00 letter:InvoiceDue|registrar|2027-03-27-7 until 2027-03-28 00:00"], Steps(one, LetterKind.InvoiceDue, Orders.Admitted(one)));
        Assert.Empty(Steps(one, LetterKind.InvoiceDue, [.. Orders.Admitted(one), Orders.Paid(1790, Now)]));
    }

    [Fact]
    public void An_offer_is_reminded_of_so_long_before_it_ends_and_never_before_it_was_made()
    {
        RegistrationEvent[] offered = [Registrations.WaitingTests.Joined(Story.Maya), Registrations.WaitingTests.Offered];
        var one = With(Registrations.WaitingTests.Institute, [new ReminderRule.BeforeOfferEnds("call", 240), new ReminderRule.BeforeOfferEnds("too-early", 7 * 24 * 60)]);
        Assert.Equal([$"2027-02-24 06:00 letter:OfferReminder|registrar|call-{Registrations.WaitingTests.Monday.ToUnixTimeSeconds()} until 2027-02-24 10:00"], Steps(one, LetterKind.OfferReminder, offered));
        Assert.Equal(
            [$"2027-02-23 09:00 letter:OfferReminder|registrar|{Registrations.WaitingTests.Monday.ToUnixTimeSeconds()} until 2027-02-24 10:00"],
            Steps(Registrations.WaitingTests.Institute, LetterKind.OfferReminder, offered));
    }

    [Fact]
    public void A_rule_whose_time_has_passed_when_it_is_made_reaches_nobody_and_one_that_stays_goes_on()
    {
        var later = Edited(Orders.Institute(), [Quote, BillReminders.Usual[1]], Clocks.Local("2027-03-13T09:00"));
        Assert.Equal(["2027-03-15 09:00 letter:PurchaseOrderReminder|registrar|2027-03-17-2 until 2027-03-17 09:00"], Steps(later, LetterKind.PurchaseOrderReminder, Orders.Placed(later)));
        var back = Edited(later, null, Clocks.Local("2027-03-13T10:00"));
        Assert.Equal(["2027-03-15 09:00 letter:PurchaseOrderReminder|registrar|2027-03-17-2 until 2027-03-17 09:00"], Steps(back, LetterKind.PurchaseOrderReminder, Orders.Placed(back)));
    }

    [Fact]
    public void A_change_makes_the_plans_of_all_registrations_be_looked_at_and_another_edit_does_not()
    {
        Assert.Equal([$"look-at-plans:{Now.ToUnixTimeMilliseconds()}"], Looks(Edited(Orders.Institute(), [Quote], Now)));
        Assert.Empty(Looks(Story.Offering(
            new OfferingCreated(Institutes.Id, Orders.Institute().Details), new OfferingPublished(Institutes.Published), new OfferingEdited(Orders.Institute().Details with { Capacity = 41 }, false, Now, "x"))));
    }

    [Fact]
    public void Before_such_an_edit_is_saved_it_shows_what_it_moves_adds_and_cancels()
    {
        var offering = Orders.Institute();
        var details = offering.Details with { BillReminders = [Quote, new ReminderRule.BeforeQuoteEnds("quote-1", 1, Ten)] };
        var comparison = new MailComparison(offering, new OfferingEdited(details, false, Now, "x"), Cohort.New, Now);
        comparison.Add(Story.State(Orders.Placed(offering)), []);
        Assert.Equal(
            [("quote-1", 1, 0, 0), ("quote-2", 0, 0, 1), ("quote-7", 0, 1, 0)],
            comparison.Result().Lines.Select(line => (line.About, line.Later, line.Moved, line.Cancelled)).Order());
    }

    [Fact]
    public void Two_rules_that_would_be_one_letter_and_a_rule_in_the_wrong_list_are_refused()
    {
        var details = Orders.Institute().Details;
        Assert.Equal([new Fault("reminders.again", "Repeated")], OfferingRules.Check(details with { BillReminders = [Quote, new ReminderRule.BeforeQuoteEnds("again", 5, Ten)] }));
        Assert.Equal([new Fault("reminders.quote-7", "NotAChoice")], OfferingRules.Check(details with { Reminders = [Quote] }));
        Assert.Equal([new Fault("reminders.late", "TooSmall", "1")], OfferingRules.Check(details with { BillReminders = [new ReminderRule.DaysFromInvoiceDue("late", DueSide.After, 0, Ten)] }));
    }

    private static Offering With(Offering offering, ValueList<ReminderRule> rules) => offering with { Details = offering.Details with { BillReminders = rules } };

    private static Offering Edited(Offering offering, ValueList<ReminderRule>? rules, Instant at) =>
        OfferingFold.Evolve(offering, new OfferingEdited(offering.Details with { BillReminders = rules }, false, at, "x"));

    private static string[] Steps(Offering offering, LetterKind kind, params RegistrationEvent[] facts) =>
        Table.Of(RegistrationPlan.Steps(offering, Story.State(facts), []).Where(step => step.Act is Act.SendLetter(var letter) && letter.Kind == kind));

    private static IEnumerable<string> Looks(Offering offering) => CohortPlan.Steps(offering, Cohort.New).Where(step => step.Act is Act.LookAtPlans).Select(step => step.Key);
}
