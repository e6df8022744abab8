using System.Globalization;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Admissions.Deciding;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Deciding;
using Nep.Registration.Domain.Admissions.Reviewing;

namespace Nep.Registration.Simulation.Checks.Applying;

/// <summary>The applications of one offering as their rows tell them, with the decisions that are held and the reviews.</summary>
internal sealed class AdmissionLedger
{
    public Dictionary<ApplicationId, ApplicationFile> Applications { get; } = [];

    /// <summary>What each application was, and since when.</summary>
    public Dictionary<ApplicationId, List<(Instant At, ApplicationState State)>> Past { get; } = [];

    /// <summary>What the history of each application folds to.</summary>
    public Dictionary<ApplicationId, ApplicationState?> Folded { get; } = [];

    /// <summary>What is decided, told or not.</summary>
    public Dictionary<ApplicationId, DraftedDecision> Decisions { get; } = [];

    public DecisionBook Book { get; private set; } = DecisionBook.Empty;

    public Panel? Panel { get; private set; }

    public Dictionary<string, Review> Reviews { get; } = new(StringComparer.Ordinal);

    public IEnumerable<ApplicationState> All => Applications.Values.Select(file => file.State);

    /// <summary>What an application was at some time since an instant, the latest first.</summary>
    public IEnumerable<ApplicationState> Since(ApplicationId id, Instant since)
    {
        var past = Past.GetValueOrDefault(id) ?? [];
        for (var i = past.Count - 1; i >= 0; i--)
        {
            yield return past[i].State;
            if (past[i].At < since) break;
        }
    }

    /// <summary>Takes note of one row of a commit.</summary>
    public void Take(SeenAdmission seen, string[] key, byte[]? value, bool isNew)
    {
        switch (key)
        {
            case ["app", var text] when value is not null:
                var (id, file) = (ApplicationId.Parse(text), Json.Read<ApplicationFile>(value));
                seen.Applications.Add((id, Applications.GetValueOrDefault(id)?.State, file.State));
                Applications[id] = file;
                break;
            case ["log", "app", var whose, var number]:
                seen.Entries.Add((ApplicationId.Parse(whose), int.Parse(number, CultureInfo.InvariantCulture), isNew ? Json.Read<HistoryEntry<ApplicationEvent>>(value!) : null));
                break;
            case ["decision", var decided]:
                if (value is null) Decisions.Remove(ApplicationId.Parse(decided));
                else Decisions[ApplicationId.Parse(decided)] = Json.Read<DraftedDecision>(value);
                break;
            case ["decisions"] when value is not null:
                Book = Json.Read<DecisionFile>(value).Book;
                break;
            case ["log", "decisions", ..] when value is not null:
                seen.Decided.Add(Json.Read<HistoryEntry<DecisionEvent>>(value));
                break;
            case ["panel"] when value is not null:
                Panel = Json.Read<PanelFile>(value).Panel;
                break;
            case ["review", ..] when value is not null:
                var (name, review) = (string.Join('|', key), Json.Read<ReviewFile>(value).Review);
                seen.Reviews.Add((Reviews.GetValueOrDefault(name), review));
                Reviews[name] = review;
                break;
            default:
                break;
        }
    }

    /// <summary>Keeps what the applications of a commit have become, once it was looked at.</summary>
    public void Keep(SeenAdmission seen, Instant at)
    {
        foreach (var (id, _, after) in seen.Applications)
        {
            Past.TryAdd(id, []);
            Past[id].Add((at, after));
        }
    }
}

/// <summary>What one commit says of applications.</summary>
internal sealed class SeenAdmission
{
    public List<(ApplicationId Id, ApplicationState? Before, ApplicationState After)> Applications { get; } = [];

    /// <summary>Entries of histories; null for one that was changed or deleted.</summary>
    public List<(ApplicationId Id, int Number, HistoryEntry<ApplicationEvent>? Entry)> Entries { get; } = [];

    public List<HistoryEntry<DecisionEvent>> Decided { get; } = [];

    public List<(Review? Before, Review After)> Reviews { get; } = [];

    /// <summary>What happened to applications, and who did it.</summary>
    public IEnumerable<(ApplicationId Id, ApplicationEvent Happened, Actor By)> Events =>
        from one in Entries
        where one.Entry is not null
        from happened in one.Entry.Events
        select (one.Id, happened, one.Entry.By);
}
