namespace Nep.Registration.Domain.Tests.Admissions;

/// <summary>What must hold of an offering's admission before it is kept.</summary>
public class AdmissionRuleTests
{
    private static readonly Tuition.InParts Parts = (Tuition.InParts)Fellowships.Rule.Tuition;

    public static TheoryData<string, AdmissionRule, Fault> Faulty { get; } = new()
    {
        { "parts that do not sum up", Fellowships.Rule with { Tuition = Parts with { Amount = Money.Usd(4500.01m) } }, new("admission.instalments", "DoesNotSumUp", "4500.01 USD") },
        { "parts out of order", Fellowships.Rule with { Tuition = Parts with { Instalments = [Parts.Instalments[1], Parts.Instalments[0], Parts.Instalments[2]] } }, new("admission.instalments", "DatesOutOfOrder") },
        { "a form that asks nothing", Fellowships.Rule with { Stages = [new FormStage("empty", "Empty", [])] }, new("admission.questions", "TooSmall", "1") },
        { "one key twice", Fellowships.Rule with { Stages = [.. Fellowships.Rule.Stages, Fellowships.Rule.Stages[0] with { Key = "again" }] }, new("admission.questions", "Repeated") },
        { "an interest form and nothing after it", Fellowships.Rule with { InterestFirst = true, Stages = [Fellowships.Rule.Stages[0]] }, new("admission.stages", "TooSmall", "2") },
        { "a quorum larger than the team", Fellowships.TeamRule with { Team = new TeamRule(2, 3, [new("a", "A", 4)]) }, new("admission.quorum", "TooLarge", "3") },
        { "decisions before the deadline", Fellowships.Rule with { DecisionsOn = Clocks.Day("2027-02-01") }, new("admission.decisionsOn", "DatesOutOfOrder") },
        { "an offer without time to answer", Fellowships.Rule with { OfferDays = 0 }, new("admission.offerDays", "TooSmall", "1") },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void An_admission_that_cannot_work_is_refused(string what, AdmissionRule rule, Fault fault) =>
        Assert.True(OfferingRules.Check(Fellowships.Details(rule)) == [fault], $"{what}: {OfferingRules.Check(Fellowships.Details(rule))}");

    [Fact]
    public void The_sample_fellowships_are_sound() => Assert.Equal([], OfferingRules.Check(Fellowships.Details()).Concat(OfferingRules.Check(Fellowships.Details(Fellowships.TeamRule))));

    [Fact]
    public void Nobody_registers_where_people_apply() =>
        Scenario.For(Fellowships.Offering).When(Story.Place(Story.Form(Story.Maya))).Refused(new EntryIsByApplication());

    [Fact]
    public void The_next_run_has_its_dates_later()
    {
        var next = OfferingClone.Make(Fellowships.Details(), Clocks.Day("2027-06-20")).Entry.Admission!;
        Assert.Equal(
            (Clocks.Wall("2027-03-08T17:00"), Clocks.Wall("2027-03-15T17:00"), Clocks.Day("2027-06-11")),
            (next.Deadline, next.References!.Due, next.Tuition.Dated[0].Due));
    }
}
