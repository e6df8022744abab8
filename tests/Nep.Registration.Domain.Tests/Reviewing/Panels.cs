using Nep.Registration.Domain.Admissions.Reviewing;

namespace Nep.Registration.Domain.Tests.Reviewing;

/// <summary>A panel with its first rubric, a round and reviewers.</summary>
internal static class Panels
{
    public static readonly PanelEvent Rubric = new PanelEvent.RubricSet(Rubrics.First, "", Clocks.Placed);

    public static readonly PanelEvent Round = new PanelEvent.RoundOpened(new ReviewRound(1, "First", 1, 2, true), "", Clocks.Placed);

    public static Scenario<PanelEvent, PanelCommand> Story => new((past, command, now) => PanelDecider.Decide(After([.. past]), command, now));

    public static Panel After(params PanelEvent[] events) => events.Aggregate(Panel.None, PanelDecider.Evolve);

    public static Reviewer Someone(string address = "ana@ousd.example", string[]? organizations = null, string[]? others = null) => new(
        EmailAddress.Parse(address), "Ana Reyes", [.. organizations ?? []], [.. (others ?? []).Select(EmailAddress.Parse)]);
}
