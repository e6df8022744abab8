namespace Nep.Registration.Domain.Tests.Offerings;

/// <summary>Mail to a list: ordered, stopped, and what the plan makes of it.</summary>
public class MailingTests
{
    private static readonly MailingId Id = MailingId.Parse("0123456789ab");
    private static readonly OrderMailing Order = new(Id, LetterKind.ListNews, "Bring paper", 2, "Paper is short");
    private static readonly MailingOrdered Ordered = new(Id, LetterKind.ListNews, "Bring paper", 2, "Paper is short", Clocks.Placed);
    private static readonly OfferingEvent[] Open = [new OfferingCreated(Institutes.Id, Institutes.Virtual()), new OfferingPublished(Institutes.Published)];

    [Fact]
    public void A_mail_to_a_list_is_ordered_once_however_often_it_is_confirmed() => Scenario.For(Institutes.Id).Given(Open).When(Order).Then(Ordered);

    [Fact]
    public void It_needs_a_reason_and_an_offering_that_people_can_know()
    {
        Scenario.For(Institutes.Id).Given(Open).When(Order with { Reason = " " }).Refused(new ReasonMissing());
        Scenario.For(Institutes.Id).Given(Open[0]).When(Order).Refused(new OfferingNotFound());
        Scenario.For(Institutes.Id).Given(Open).When(new StopMailing(Id, "Wrong day")).Refused(new MailingNotFound());
        Scenario.For(Institutes.Id).Given([.. Open, Ordered]).When(new StopMailing(Id, "")).Refused(new ReasonMissing());
    }

    [Fact]
    public void It_can_be_stopped_once_and_no_edit_of_the_offering_is_sent_back_by_it()
    {
        Scenario.For(Institutes.Id).Given([.. Open, Ordered]).When(new StopMailing(Id, "Wrong day")).Then(new MailingStopped(Id, "Wrong day", Clocks.Placed));
        Scenario.For(Institutes.Id).Given([.. Open, Ordered]).When(new EditOffering(Institutes.Virtual() with { Capacity = 41 }, 2, "More room"))
            .Then(new OfferingEdited(Institutes.Virtual() with { Capacity = 41 }, false, Clocks.Placed, "More room"));
    }

    [Fact]
    public void It_is_due_at_once_goes_out_on_that_day_or_not_at_all_and_once_stopped_is_ended()
    {
        Assert.Equal(["2027-02-20 10:00 mailing:0123456789ab until 2027-02-21 10:00"], Steps(Ordered));
        Assert.Equal(["2027-02-20 10:00 mailing-stopped:0123456789ab"], Steps(Ordered, new MailingStopped(Id, "Wrong day", Clocks.Placed)));
        Assert.Equal(["2027-02-20 10:00 mailing:0123456789ab until 2027-02-21 10:00"], Steps(Ordered, new OfferingCancelled("Storm", Clocks.Placed)));
    }

    [Fact]
    public void What_went_to_a_list_is_held_against_the_ledger_like_any_other_mail()
    {
        var state = Story.State(Story.Confirmed(Institutes.OpenVirtual()));
        var offering = Story.Offering([.. Open, Ordered]);
        var lists = new MailingLists([(Id, new MailingRecipient(Story.Id, Story.One, 0)), (Id, new MailingRecipient(Story.Id, new ParticipantNumber(7), 0))]);
        var letter = new Letter(Story.Id, LetterKind.ListNews, Story.One, 0, "0123456789ab");

        Assert.Equal([("Bring paper", 0, 1)], Check(offering, state, lists));
        Assert.Equal([("Bring paper", 1, 0)], Check(offering, state, lists, new MailRecord(letter, Story.Maya.Email, MailState.Sent, Clocks.Placed, Clocks.Placed, 1)));
        Assert.Empty(Check(offering, state with { Participants = [state.Participants[0] with { Change = 1 }] }, lists));
    }

    private static IEnumerable<(string About, int Went, int Missed)> Check(Offering offering, RegistrationState state, MailingLists lists, params MailRecord[] ledger)
    {
        var check = new MailCheck(offering, Clocks.Placed + Duration.FromHours(1), lists);
        check.Add(state, ledger);
        return check.Lines().Where(line => line.Kind == LetterKind.ListNews).Select(line => (line.About, line.Went, line.Missed.Count));
    }

    private static string[] Steps(params OfferingEvent[] events) =>
        Plans.Table.Of(CohortPlan.Steps(Story.Offering([.. Open, .. events]), Cohort.New).Where(step => step.Key.StartsWith("mailing", StringComparison.Ordinal)));
}
