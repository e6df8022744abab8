using Nep.Registration.App;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Site.Staff.CheckIn;
using Nep.Registration.Site.Staff.Offerings;
using Nep.Registration.Site.Staff.Registrations;

namespace Nep.Registration.Site.Staff.Home;

/// <summary>Something only a person can settle, with the page where they do.</summary>
public sealed record PersonTask(string What, string Why, string Path);

/// <summary>A session that meets today, or whose doors are open.</summary>
public sealed record SessionToday(Offering Offering, Session Session);

/// <summary>A step of an offering's plan that comes next.</summary>
public sealed record Coming(Offering Offering, Step Step);

/// <param name="RunsOfferings">A registrar or facilitator; reviewers see nothing of offerings.</param>
public sealed record HomeModel(
    LocalDate Today, bool RunsOfferings, bool Money, IReadOnlyList<OfferingLine> Running, IReadOnlyList<PersonTask> Tasks, IReadOnlyList<SessionToday> Sessions,
    IReadOnlyList<Coming> Next, int NewThisWeek, int PeopleThisWeek);

/// <summary>Puts the staff home together.</summary>
public sealed class StaffDay(OfferingLines lines, RegistrationList registrations, MailTroubles troubles, Clock clock)
{
    /// <summary>Where the Center works: "today" on the staff home is today there.</summary>
    private static readonly Zone Home = Zone.Parse("America/Los_Angeles");

    private const int MostComing = 8;

    public async Task<HomeModel> Look(bool runsOfferings, bool money, CancellationToken cancel)
    {
        var (now, all) = (clock.Now, runsOfferings ? await lines.All(cancel) : []);
        var running = all.Where(line => line.Offering.Status == OfferingStatus.Published && line.Offering.Ends > now).ToList();
        var placed = new List<RegistrationSummary>();
        foreach (var line in all) placed.AddRange((await registrations.Of(line.Offering.Id, cancel)).In(RegistrationOrder.Placed, descending: true)
            .TakeWhile(one => one.Placed > now - Duration.FromDays(7)));
        return new HomeModel(
            Home.DateAt(now), runsOfferings, money, running, money ? await Tasks(all, cancel) : [],
            [.. running.SelectMany(line => line.Offering.Sessions.Where(one => IsToday(line.Offering, one, now)).Select(one => new SessionToday(line.Offering, one)))],
            [.. running.SelectMany(line => line.Plan.Take(MostComing).Select(step => new Coming(line.Offering, step))).OrderBy(one => one.Step.Due).Take(MostComing)],
            placed.Count, placed.Sum(one => one.People));
    }

    private static bool IsToday(Offering offering, Session session, Instant now) =>
        session.Starts.Date == offering.Zone.DateAt(now) || Doors.AreOpen(offering, session, now);

    private async Task<IReadOnlyList<PersonTask>> Tasks(IReadOnlyList<OfferingLine> all, CancellationToken cancel)
    {
        var tasks = new List<PersonTask>();
        foreach (var (offering, _, _, _) in all)
        {
            var sheet = await registrations.Of(offering.Id, cancel);
            tasks.AddRange(sheet.In(RegistrationOrder.Placed, descending: false).Where(one => one.NeedsAPerson).Select(one => new PersonTask(
                $"{RegistrationRows.TroubleOf(one)}: {one.Registrar}", offering.Details.Title, offering.Path($"/registrations/{one.Id}"))));
            tasks.AddRange((await troubles.Of(offering.Id, cancel)).Select(mail => new PersonTask(
                $"{What(mail.State)}: {PlanText.Letter(mail.Letter.Kind)} to {mail.Address}", offering.Details.Title,
                offering.Path($"/registrations/{mail.Letter.Registration}#mail"))));
        }

        return tasks;
    }

    private static string What(MailState state) => state switch
    {
        MailState.Refused => "A mail was refused",
        MailState.Bounced => "A mail bounced",
        _ => "A mail may or may not have gone out",
    };
}
