namespace Nep.Registration.Domain.Tests.Offerings;

public class OfferingDeciderTests
{
    private static readonly OfferingDetails Details = Institutes.Virtual();
    private static readonly OfferingCreated Created = new(Institutes.Id, Details);
    private static readonly OfferingPublished Published = new(Institutes.Published);
    private static readonly Instant At = Clocks.Local("2027-01-15T10:00");
    private static readonly OfferingDetails Moved = Details with { Sessions = Details.Sessions.Map(one => one with { Starts = one.Starts.PlusMinutes(30) }) };

    [Fact]
    public void Staff_create_an_offering_once() =>
        Scenario.For(Institutes.Id).When(new CreateOffering(Institutes.Id, Details)).Then(Created);

    [Fact]
    public void An_address_that_is_taken_is_refused() =>
        Scenario.For(Institutes.Id).Given(Created).When(new CreateOffering(Institutes.Id, Details with { Title = "Another" })).Refused(new OfferingExists());

    [Fact]
    public void Faulty_details_are_refused_on_creating_and_on_editing()
    {
        var faulty = new FormFaulty([new Fault("title", "Missing")]);
        Scenario.For(Institutes.Id).When(new CreateOffering(Institutes.Id, Details with { Title = " " })).Refused(faulty);
        Scenario.For(Institutes.Id).Given(Created).When(new EditOffering(Details with { Title = " " }, 1)).Refused(faulty);
    }

    [Fact]
    public void Publishing_happens_once() =>
        Scenario.For(Institutes.Id).Given(Created).At(At).When(new PublishOffering()).Then(new OfferingPublished(At));

    [Fact]
    public void An_offering_that_is_not_there_cannot_be_published() =>
        Scenario.For(Institutes.Id).When(new PublishOffering()).Refused(new OfferingNotFound());

    [Fact]
    public void A_cancelled_offering_is_neither_published_nor_edited()
    {
        var gone = Scenario.For(Institutes.Id).Given(Created, Published, new OfferingCancelled("Storm", At));
        gone.When(new PublishOffering()).Refused(new OfferingIsCancelled());
        gone.When(new EditOffering(Moved, 3, "Too few.")).Refused(new OfferingIsCancelled());
    }

    [Fact]
    public void An_edit_based_on_an_older_version_is_refused() =>
        Scenario.For(Institutes.Id).Given(Created, Published).When(new EditOffering(Moved, 1, "The room is taken.")).Refused(new OfferingChangedMeanwhile());

    [Fact]
    public void An_edit_of_what_people_can_see_needs_a_reason_of_bearable_length()
    {
        var open = Scenario.For(Institutes.Id).Given(Created, Published).At(At);
        open.When(new EditOffering(Moved, 2)).Refused(new ReasonMissing());
        open.When(new EditOffering(Moved, 2, " ")).Refused(new ReasonMissing());
        open.When(new EditOffering(Moved, 2, new string('x', 2001))).Refused(new FormFaulty([new Fault("reason", "TooLong", "2000")]));
        open.When(new EditOffering(Details, 2)).Then();
    }

    [Fact]
    public void A_draft_moves_without_telling_anyone() =>
        Scenario.For(Institutes.Id).Given(Created).At(At).When(new EditOffering(Moved, 1)).Then(new OfferingEdited(Moved, false, At));

    public static TheoryData<string, OfferingDetails, bool> Edits => new()
    {
        { "another time", Moved, true },
        { "another zone", Details with { Zone = Zone.Parse("America/Chicago") }, true },
        { "another link", Details with { Sessions = Details.Sessions.Map(one => one with { Place = new Place.Online("https://other.example/") }) }, true },
        { "a session fewer", Details with { Sessions = [.. Details.Sessions.Take(3)] }, true },
        { "a session's title", Details with { Sessions = Details.Sessions.Map(one => one with { Title = "Welcome" }) }, false },
        { "the capacity", Details with { Capacity = 30 }, false },
        { "the reminders", Details with { Reminders = [] }, false },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void Only_when_and_where_move_the_schedule(string what, OfferingDetails edited, bool moves)
    {
        Assert.NotEmpty(what);
        Scenario.For(Institutes.Id).Given(Created, Published).At(At).When(new EditOffering(edited, 2, " The room is taken. ")).Then(new OfferingEdited(edited, moves, At, "The room is taken."));
        var after = Story.Offering(Created, Published, new OfferingEdited(edited, moves, At));
        Assert.Equal((3, moves ? 1 : 0, moves ? At : (Instant?)null), (after.Version, after.ScheduleVersion, after.ScheduleChanged));
    }

    [Fact]
    public void Cancelling_needs_a_reason_of_bearable_length_and_happens_once()
    {
        var open = Scenario.For(Institutes.Id).Given(Created, Published).At(At);
        open.When(new CancelOffering(" ")).Refused(new ReasonMissing());
        open.When(new CancelOffering(new string('a', 2001))).Refused(new FormFaulty([new Fault("reason", "TooLong", "2000")]));
        open.When(new CancelOffering(" Storm ")).Then(new OfferingCancelled("Storm", At));
    }

    [Fact]
    public void Once_the_first_session_has_begun_it_is_not_cancelled_as_a_whole() =>
        Scenario.For(Institutes.Id).Given(Created, Published).At(Clocks.Local("2027-03-10T09:00")).When(new CancelOffering("Storm"))
            .Refused(new OfferingHasStarted());

    [Fact]
    public void A_draft_may_be_cancelled_whenever() =>
        Scenario.For(Institutes.Id).Given(Created).At(Clocks.Local("2028-01-01T00:00")).When(new CancelOffering("Never ran"))
            .Then(new OfferingCancelled("Never ran", Clocks.Local("2028-01-01T00:00")));

    [Fact]
    public void A_rule_is_in_force_since_it_was_published_and_a_changed_one_since_its_change()
    {
        ReminderRule later = new ReminderRule.BeforeFirstSession("week", 5, new LocalTime(9, 0));
        var edited = Details with { Reminders = [.. Institutes.Reminders.Where(rule => rule.Key != "week"), later] };
        var after = Story.Offering(Created, Published, new OfferingEdited(edited, false, At));
        Assert.Equal((Institutes.Published, At), (after.RuleInForce("month"), after.RuleInForce("week")));
    }

    [Fact]
    public void What_had_passed_is_sent_at_once_only_for_the_rules_that_staff_name() =>
        Scenario.For(Institutes.Id).Given(Created, Published).At(At).When(new EditOffering(Details, 2, "Late") { SendAtOnce = ["month"] })
            .Then(new OfferingEdited(Details, false, At, "Late", ["month"]));

    [Fact]
    public void Only_the_named_rule_is_in_force_since_then_and_stays_so_when_another_edit_leaves_it_alone()
    {
        var chosen = Story.Offering(Created, Published, new OfferingEdited(Details, false, At, null, ["month"]));
        var later = OfferingFold.Evolve(chosen, new OfferingEdited(Details with { Capacity = 41 }, false, At + Duration.FromDays(1)));
        Assert.Equal(new RuleSince("month", At, true), chosen.RulesSince[0]);
        Assert.Equal(new RuleSince("week", Institutes.Published), chosen.RulesSince[1]);
        Assert.Equal(chosen.RulesSince, later.RulesSince);
    }

    [Fact]
    public void A_moved_schedule_puts_every_rule_in_force_anew() =>
        Assert.Equal(
            [.. Institutes.Reminders.Select(rule => new RuleSince(rule.Key, At))],
            Story.Offering(Created, Published, new OfferingEdited(Moved, true, At)).RulesSince);
}
