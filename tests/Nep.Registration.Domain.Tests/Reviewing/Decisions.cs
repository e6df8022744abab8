using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Deciding;

namespace Nep.Registration.Domain.Tests.Reviewing;

/// <summary>Decisions about a few applications of the sample fellowship, and the two who release them.</summary>
internal static class Decisions
{
    public static readonly EmailAddress Ines = EmailAddress.Parse("ines@nep.example");
    public static readonly EmailAddress Kofi = EmailAddress.Parse("kofi@nep.example");

    public static Scenario<DecisionEvent, DecisionCommand> Story => new((past, command, now) =>
        DecisionDecider.Decide(past.Aggregate(DecisionBook.Empty, DecisionDecider.Evolve), command, now));

    public static DraftedDecision Of(int application, Decision decision, int? rank = null, string note = "") =>
        new(Rubrics.Application(application), decision, rank, note, "The board agreed", Ines, Clocks.Placed);

    public static ApplicantFacts Applicant(int number, string name = "Ana Ruiz", ApplicationStatus status = ApplicationStatus.Submitted, int people = 1, int? rank = null) =>
        new(Rubrics.Application(number), name, EmailAddress.Parse($"a{number}@west.example"), status, people, rank);

    /// <summary>What a release of these decisions would do, each about an applicant of its own, with a place left.</summary>
    public static ReleaseSheet Sheet(params DraftedDecision[] held) => ReleaseSheet.Of(
        Fellowships.Offering, Fellowships.Rule, [.. held.Select(one => Applicant(int.Parse(one.Application.ToString()[1..])))], held, Fellowships.Offering.Details.Capacity - 1);
}
