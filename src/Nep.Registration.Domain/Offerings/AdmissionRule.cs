namespace Nep.Registration.Domain.Offerings;

/// <summary>How people apply to an offering, and what becomes of an application: everything staff say about admission.</summary>
/// <remarks>Local times are on the offering's clock.</remarks>
public sealed partial record AdmissionRule
{
    /// <summary>Applications are due at this local time.</summary>
    public required LocalDateTime Deadline { get; init; }

    /// <summary>How many minutes after the deadline an application is still taken; the pages say so.</summary>
    public int GraceMinutes { get; init; }

    /// <summary>The form, one stage a page, in order.</summary>
    public required ValueList<FormStage> Stages { get; init; }

    /// <summary>Whether the first stage is a short interest form, sent before the rest is filled in.</summary>
    public bool InterestFirst { get; init; }

    /// <summary>Codes of which one is needed to apply; empty where anyone may.</summary>
    public ValueList<string> Invitations { get; init; }

    /// <summary>Who is asked about the applicant; null where nobody is.</summary>
    public ReferenceRule? References { get; init; }

    /// <summary>The team that applies together; null where a person applies alone.</summary>
    public TeamRule? Team { get; init; }

    /// <summary>The day by which applicants are told.</summary>
    public LocalDate? DecisionsOn { get; init; }

    /// <summary>An offer stands for so many whole days after the day it was made.</summary>
    public int OfferDays { get; init; } = 14;

    /// <summary>An offer that goes to an alternate stands for so many whole days.</summary>
    public int AlternateDays { get; init; } = 7;

    /// <summary>When places that come free are offered to alternates.</summary>
    public OfferWindow Window { get; init; } = OfferWindow.OfficeHours;

    public required Tuition Tuition { get; init; }

    public IEnumerable<FormQuestion> Questions => Stages.SelectMany(stage => stage.Questions);

    /// <summary>The same for a run so many days later.</summary>
    public AdmissionRule Later(int days) => this with
    {
        Deadline = Deadline.PlusDays(days),
        References = References is { } references ? references with { Due = references.Due.PlusDays(days) } : null,
        DecisionsOn = DecisionsOn?.PlusDays(days),
        Tuition = Tuition.Later(days),
    };

    public FormQuestion? Question(string key) => Questions.FirstOrDefault(question => question.Key == key);
}

/// <summary>Who is asked about the applicant.</summary>
/// <param name="Least">How many the applicant names.</param>
/// <param name="Due">Until when they answer, on the offering's clock.</param>
/// <param name="Questions">What they are asked.</param>
public sealed record ReferenceRule(int Least, LocalDateTime Due, ValueList<FormQuestion> Questions)
{
    /// <summary>How many days before <see cref="Due"/> whoever has not answered is reminded, each at nine in the morning.</summary>
    public ValueList<int> RemindBefore { get; init; } = [7, 2];
}

/// <summary>The people who apply together.</summary>
/// <param name="Least">The fewest people of a team.</param>
/// <param name="Most">The most people of a team.</param>
/// <param name="Roles">What a person of the team may be, each with its quorum.</param>
/// <param name="CapacityInTeams">Whether the offering's capacity counts teams; otherwise it counts people.</param>
public sealed record TeamRule(int Least, int Most, ValueList<TeamRole> Roles, bool CapacityInTeams = true);

/// <summary>What a person of a team may be.</summary>
/// <param name="Least">At least so many of a team are this.</param>
public sealed record TeamRole(string Key, string Label, int Least);
