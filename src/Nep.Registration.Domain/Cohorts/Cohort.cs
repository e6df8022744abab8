using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>What the plan of an offering's cohort has done so far.</summary>
public sealed record Cohort(ValueList<CohortDeed> Done)
{
    public static Cohort New { get; } = new(ValueList<CohortDeed>.Empty);

    /// <summary>When someone's presence was last corrected after the first count; null when none was.</summary>
    public Instant? Corrected { get; init; }

    /// <summary>Draws of reviewers that are to be shared out; null when there never was one.</summary>
    public ValueList<OrderedWork>? Draws { get; init; }

    /// <summary>Releases of decisions that are to go out, or did; null when there never was one.</summary>
    public ValueList<OrderedWork>? Releases { get; init; }

    public bool Has(string step) => Done.Any(deed => deed.Step == step);

    /// <summary>Whether a step was done at its time or later. A reminder whose rule was moved to a later day since is still to come, for whoever did not get it.</summary>
    public bool Has(string step, Instant due) => Done.Any(deed => deed.Step == step && deed.At >= due);

    public bool IsClosed(Session session) => Has(CohortPlan.CloseKey(session));

    /// <summary>Records a step; recording it again changes nothing.</summary>
    public Cohort With(CohortDeed deed) => Has(deed.Step, deed.At) ? this : this with { Done = Done.Add(deed) };
}

/// <summary>One step of the cohort's plan, carried out or lapsed.</summary>
/// <param name="Count">How many it reached: letters handed over, people present, certificates issued, registrations cancelled.</param>
public sealed record CohortDeed(string Step, Instant At, int Count, bool Lapsed = false);
