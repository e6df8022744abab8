using Nep.Registration.App;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Site.Staff.CheckIn;
using Nep.Registration.Site.Staff.Offerings;
using Nep.Registration.Site.Staff.Reviewing;

namespace Nep.Registration.Site.Staff.Home;

/// <summary>What of one kind waits for a person in one offering.</summary>
public sealed record TaskLine(Offering Offering, StaffTask Task);

/// <summary>A session that meets today, or whose doors are open.</summary>
public sealed record SessionToday(Offering Offering, Session Session);

/// <summary>A step of an offering's plan that comes next.</summary>
public sealed record Coming(Offering Offering, Step Step);

/// <param name="RunsOfferings">A registrar or facilitator; reviewers see nothing of offerings.</param>
public sealed record HomeModel(
    LocalDate Today, bool RunsOfferings, bool Money, IReadOnlyList<OfferingLine> Running, IReadOnlyList<TaskLine> Tasks, IReadOnlyList<SessionToday> Sessions,
    IReadOnlyList<Coming> Next, int NewThisWeek, int PeopleThisWeek)
{
    /// <summary>What the reviewer who looks has still to review; null for whoever is none.</summary>
    public IReadOnlyList<ReviewsToDo>? Reviews { get; init; }
}

/// <summary>How many applications of an offering someone has still to review.</summary>
/// <param name="Late">Since when they are late; null while they are not.</param>
public sealed record ReviewsToDo(Offering Offering, int Count, Instant? Late);

/// <summary>Puts the staff home together.</summary>
public sealed class StaffDay(OfferingLines lines, RegistrationList registrations, MyReviews reviews, IEnumerable<IStaffTasks> sources, Clock clock)
{
    /// <summary>Where the Center works: "today" on the staff home is today there.</summary>
    public static readonly Zone Home = Zone.Parse("America/Los_Angeles");

    private const int MostComing = 8;

    /// <param name="reviewer">Who looks, if they may review.</param>
    public async Task<HomeModel> Look(bool runsOfferings, bool money, EmailAddress? reviewer, CancellationToken cancel)
    {
        var (now, all) = (clock.Now, runsOfferings ? await lines.All(cancel) : []);
        var running = all.Where(line => line.Offering.Status == OfferingStatus.Published && line.Offering.Ends > now).ToList();
        var (placed, people) = (0, 0);
        foreach (var line in all)
        {
            var week = (await registrations.Of(line.Offering.Id, cancel)).Trend.PlacedSince(now - Duration.FromDays(7));
            (placed, people) = (placed + week.Registrations, people + week.People);
        }

        return new HomeModel(
            Home.DateAt(now), runsOfferings, money, running, money ? await Tasks(all, cancel) : [],
            [.. running.SelectMany(line => line.Offering.HeldSessions.Where(one => IsToday(line.Offering, one, now)).Select(one => new SessionToday(line.Offering, one)))],
            [.. running.SelectMany(line => line.Plan.Take(MostComing).Select(step => new Coming(line.Offering, step))).OrderBy(one => one.Step.Due).Take(MostComing)],
            placed, people)
        { Reviews = reviewer is { } me ? await Reviews(me, now, cancel) : null };
    }

    private async Task<IReadOnlyList<ReviewsToDo>> Reviews(EmailAddress me, Instant now, CancellationToken cancel) =>
    [
        .. (await reviews.All(me, cancel)).Where(work => work.ToDo > 0)
            .Select(work => new ReviewsToDo(work.Offering, work.ToDo, ReviewTime.Due(work.Offering) is { } due && due <= now ? due : null)),
    ];

    private static bool IsToday(Offering offering, Session session, Instant now) =>
        session.Starts.Date == offering.Zone.DateAt(now) || Doors.AreOpen(offering, session, now);

    /// <summary>Kind by kind as the sources name them, in each the offering that starts first.</summary>
    private async Task<IReadOnlyList<TaskLine>> Tasks(IReadOnlyList<OfferingLine> all, CancellationToken cancel)
    {
        var tasks = new List<TaskLine>();
        foreach (var source in sources)
            foreach (var line in all)
                foreach (var task in await source.Of(line.Offering, cancel)) tasks.Add(new TaskLine(line.Offering, task));
        return [.. tasks.GroupBy(line => line.Task.What, StringComparer.Ordinal).SelectMany(kind => kind)];
    }
}
