using System.Text;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Admissions.Deciding;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Mutants;

internal sealed class ReleaseBeforeTheInstant : Mutant
{
    public override string Wrong => "Decisions go out as soon as they are confirmed, whatever instant was agreed on.";

    public override int CaughtBy => 2;

    public override ITableStore Store(Host host, ITableStore store) => new RewritingStore(store, (_, change) => change is RowChange.Replace { Key: Keys.Cohort } row ? row with { Value = Json.Write(Early(Json.Read<CohortFile>(row.Value))) } : change);

    /// <summary>The plan is looked at when it is changed.</summary>
    public override IPlanSignal Signals(IPlanSignal signals) => new Eager(signals);

    private static CohortFile Early(CohortFile file) =>
        file.Cohort.Releases is { } releases ? file with { Cohort = file.Cohort with { Releases = releases.Map(release => release with { At = World.Beginning }) } } : file;

    private sealed class Eager(IPlanSignal signals) : IPlanSignal
    {
        public ValueTask Changed(PlanId plan, Instant? next, IReadOnlyList<LetterKey> claimed, CancellationToken cancel) =>
            signals.Changed(plan, plan is PlanId.OfCohort ? World.Beginning : next, claimed, cancel);
    }
}

internal sealed class SecondPersonNotNeeded : Mutant
{
    private static readonly EmailAddress Nobody = EmailAddress.Parse("nobody@nep.example");

    public override string Wrong => "Whoever proposes a release may confirm it.";

    public override int CaughtBy => 4;

    public override ITableStore Store(Host host, ITableStore store) => new RewritingStore(store, (_, change) => change switch
    {
        RowChange.Replace { Key: Keys.Decisions } row => row with { Value = Anyones(row.Value) },
        RowChange.Insert { Key: Keys.Decisions } row => row with { Value = Anyones(row.Value) },
        _ => change,
    });

    private static byte[] Anyones(byte[] value) =>
        Json.Read<DecisionFile>(value) is { Book.Proposal: { } proposal } file ? Json.Write(file with { Book = file.Book with { Proposal = proposal with { By = Nobody } } }) : value;
}

internal sealed class AlternateByLastIn : Mutant
{
    public override string Wrong => "Of the alternates, whoever is last in line is first.";

    public override int CaughtBy => 4;

    public override ITableStore Store(Host host, ITableStore store) => new ReadingStore(store, state =>
        state is { Status: ApplicationStatus.Alternate, Decision: { Rank: { } rank } told } ? state with { Decision = told with { Rank = 1000 - rank } } : state);
}

internal sealed class PlaceNotPassedOn : Mutant
{
    public override string Wrong => "A place that is given up goes to nobody, whoever waits in line.";

    public override int CaughtBy => 4;

    public override ITableStore Store(Host host, ITableStore store) =>
        new ReadingStore(store, state => state.Status == ApplicationStatus.Alternate ? state with { Status = ApplicationStatus.Declined } : state);
}

internal sealed class OfferOfPlaceWithoutExpiry : Mutant
{
    private static readonly Duration ForGood = Duration.FromDays(3650);

    public override string Wrong => "An offer of a place stands for good.";

    public override int CaughtBy => 2;

    public override ITableStore Store(Host host, ITableStore store) => new RewritingStore(store, (_, change) => change switch
    {
        RowChange.Insert entry when entry.Key.StartsWith("log|app|", StringComparison.Ordinal) => entry with { Value = Json.Write(Patient(Json.Read<HistoryEntry<ApplicationEvent>>(entry.Value))) },
        RowChange.Replace head when head.Key.StartsWith("app|", StringComparison.Ordinal) => head with { Value = Json.Write(Patient(Json.Read<ApplicationFile>(head.Value))) },
        _ => change,
    });

    private static HistoryEntry<ApplicationEvent> Patient(HistoryEntry<ApplicationEvent> entry) => entry with
    {
        Events = entry.Events.Map(one => one switch
        {
            ApplicationEvent.DecisionReleased { OfferUntil: { } until } told => told with { OfferUntil = until + ForGood },
            ApplicationEvent.AlternateOffered offered => offered with { Until = offered.Until + ForGood },
            _ => one,
        }),
    };

    private static ApplicationFile Patient(ApplicationFile file) =>
        file.State.Offer is { } offer && offer.Until < offer.At + ForGood ? file with { State = file.State with { Offer = offer with { Until = offer.Until + ForGood } } } : file;
}

internal sealed class LetterOfAnotherDecision : Mutant
{
    public override string Wrong => "Whoever is an alternate is written to as if they had been accepted.";

    public override int CaughtBy => 4;

    public override ITableStore Store(Host host, ITableStore store) => new RewritingStore(store, (_, change) => change switch
    {
        RowChange.Insert entry when entry.Key.StartsWith("log|app|", StringComparison.Ordinal) => entry with { Value = Kinder(entry.Value) },
        RowChange.Replace head when head.Key.StartsWith("app|", StringComparison.Ordinal) => head with { Value = Kinder(head.Value) },
        _ => change,
    });

    private static byte[] Kinder(byte[] value) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(value).Replace("\"DecisionAlternate\"", "\"DecisionAccept\"", StringComparison.Ordinal));
}

internal sealed class OfferLetterSentAgainOnResume : Mutant
{
    public override string Wrong => "A process that comes back does not know which letters of acceptance have gone, and sends them again.";

    public override int CaughtBy => 1;

    public override ITableStore Store(Host host, ITableStore store) => host.Life == 1 ? store : new Forgetful(RewritingStore.Upserting(store, "mail|"));

    private sealed class Forgetful(ITableStore store) : ChangedStore(store)
    {
        public override async ValueTask<RowPage> Query(string partition, KeyRange range, int limit = RowLimits.RowsPerPage, CancellationToken cancel = default)
        {
            var page = await Inner.Query(partition, range, limit, cancel);
            return page with { Rows = [.. page.Rows.Where(row => !row.Key.Contains($"|{nameof(LetterKind.DecisionAccept)}|", StringComparison.Ordinal) || Json.Read<MailRecord>(row.Value).State is not (MailState.Sent or MailState.Waiting))] };
        }
    }
}

internal sealed class MoreAcceptsThanSeats : Mutant
{
    public override string Wrong => "A dry run does not count the places that are taken.";

    public override int CaughtBy => 17;

    public override ITableStore Store(Host host, ITableStore store) => new Blind(store);

    private sealed class Blind(ITableStore store) : ChangedStore(store)
    {
        public override async ValueTask<RowPage> Query(string partition, KeyRange range, int limit = RowLimits.RowsPerPage, CancellationToken cancel = default)
        {
            if (range == Keys.Seats && partition.StartsWith("fellowship", StringComparison.Ordinal)) return new RowPage([], null);
            var page = await Inner.Query(partition, range, limit, cancel);
            return range == Keys.Candidates ? page with { Rows = [.. page.Rows.Select(Untaken)] } : page;
        }

        private static Row Untaken(Row row) => Json.Read<Candidate>(row.Value) is { HasPlaceOnItsWay: true } one ? row with { Value = Json.Write(one with { Status = ApplicationStatus.Declined, Passing = null }) } : row;
    }
}

/// <summary>A store whose applications a mutant sees otherwise than they are, where all of them are gone through.</summary>
internal sealed class ReadingStore(ITableStore store, Func<ApplicationState, ApplicationState> seen) : ChangedStore(store)
{
    public override async ValueTask<RowPage> Query(string partition, KeyRange range, int limit = RowLimits.RowsPerPage, CancellationToken cancel = default)
    {
        var page = await Inner.Query(partition, range, limit, cancel);
        return range != Keys.Applications ? page : page with
        {
            Rows = [.. page.Rows.Select(row => Keys.IsApplication(row.Key) && Json.Read<ApplicationFile>(row.Value) is var file ? row with { Value = Json.Write(file with { State = seen(file.State) }) } : row)],
        };
    }
}
