using Nep.Registration.App.Admissions;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.App.Following;
using Nep.Registration.App.Offerings;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Simulation.Checks.Applying;
using Nep.Registration.Simulation.Town;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;

namespace Nep.Registration.Simulation.Actors.Applying;

/// <summary>
/// The member of staff who admits: seats a panel and draws, decides, has decisions released with a colleague, and looks after what is left: more time for
/// some, visits, seats that could not be taken, deferrals.
/// </summary>
internal sealed partial class AdmissionOfficer(World world, Season season) : Somebody(world, $"admission of {season.Id}")
{
    private static readonly Actor.Staff Ines = (Actor.Staff)Organizer.Staff;
    private static readonly Actor.Staff Kofi = new(EmailAddress.Parse("kofi@nep.example"));

    private AdmissionLedger Ledger => World.Inspector.Of(season.Id).Admission;

    private IEnumerable<ApplicationState> All => [.. Ledger.Applications.Values.Select(file => file.State).OrderBy(state => $"{state.Id}", StringComparer.Ordinal)];

    protected override async Task Live()
    {
        await Until(season.Opens + Duration.FromDays(2));
        await CarryDeferred();
        await Until(Season.Zone.At(season.Details.Entry.Admission!.Deadline) + Chance.Between(Duration.FromHours(2), Duration.FromDays(4)));
        await SeatPanel();
        await Wait(Duration.FromDays(4), Duration.FromDays(12));
        while (World.Now < season.Over)
        {
            if (World.Now < season.Starts && Published() && All.Any(one => one.Status == ApplicationStatus.Submitted)) await Release();
            foreach (var state in All) await LookAfter(state);
            await Wait(Duration.FromHours(20), Duration.FromDays(World.Now < season.Starts ? 5 : 20));
        }
    }

    private bool Published() => World.Inspector.Of(season.Id).Offering is { Status: OfferingStatus.Published };

    private async Task SeatPanel()
    {
        await Panel(new PanelCommand.SetRubric([new Criterion("experience", "Experience", 1, ["None", "Some", "Much"])], 0, ""));
        for (var number = 1; number <= Reviewer.Many; number++)
        {
            var reviewer = new Domain.Admissions.Reviewing.Reviewer(Reviewer.AddressOf(number), $"Reviewer {number}", [$"District {number}"], []);
            await Ask("seat", async host => new Told(await host.Get<PanelDesk>().Seat(season.Id, reviewer, "", Ines)));
        }

        await Panel(new PanelCommand.OpenRound("Reading", Chance.From(1, 2), false, ""));
        await Ask("draw", async host => new Told(await host.Get<PanelDesk>().Draw(season.Id, 1, $"seed {World.Seed}", Ines)));
    }

    private Task Panel(PanelCommand command) => Ask(command.GetType().Name, async host => new Told(await host.Get<PanelDesk>().Handle(season.Id, command, Ines)));

    private async Task LookAfter(ApplicationState state)
    {
        if (state.Trouble is not null && Chance.Happens(0.5)) await Do(state, new TrySeatsAgain("A place is free again"));
        if (World.Now >= season.Starts || !Published()) return;
        if (Chance.Happens(state.Status switch { ApplicationStatus.Closed => 0.15, ApplicationStatus.Submitted => 0.03, _ => 0 }))
            await Do(state, new ReopenApplication(Season.Zone.LocalAt(World.Now + Chance.Between(Duration.FromDays(1), Duration.FromDays(6))), "Was ill"));
        if (state.Status == ApplicationStatus.Submitted && Chance.Happens(0.08)) await Visit(state);
        if (state.IsOpen && Chance.Happens(0.005)) await Do(state, new WithdrawApplication(Ines, "asked by telephone"));
    }

    private async Task Visit(ApplicationState state)
    {
        var starts = Season.Zone.LocalAt(World.Now + Duration.FromDays(Chance.From(1, 8)));
        ApplicationCommand command = Visiting.Of(state).LastOrDefault(visit => !visit.IsOff && visit.Start > World.Now) is not { } visit
            ? new ScheduleVisit(Visiting.Of(state).Count + 1, VisitKind.Interview, starts, starts.PlusHours(1), Season.Zone, new Place.Online("https://meet.example/2"), [new Interviewer("Kofi", Kofi.Address)])
            : Chance.Happens(0.5) ? new CallOffVisit(visit.Number, "Was ill") : new MoveVisit(visit.Number, visit.Sequence, starts, starts.PlusHours(1), Season.Zone, visit.Place, "Was ill");
        await Do(state, command);
    }

    /// <summary>Those whom last year's run put off come to this one, and go on here.</summary>
    private async Task CarryDeferred()
    {
        var before = Fellowship.IdOf(season.Year - 1);
        var deferred = World.Inspector.Of(before).Admission.Applications.Values.Select(file => file.State).Where(state => state.Status == ApplicationStatus.Deferred).OrderBy(state => $"{state.Id}", StringComparer.Ordinal).ToList();
        foreach (var (index, state) in deferred.Index())
        {
            var carry = new CarryDeferral(season.Id, DeferralSteps.IdOf(season.Id, state.Id), "As was said");
            var filed = await Ask("carry", async host => await host.Get<ApplicationDesk>().Handle((await host.Get<OfferingShelf>().Find(before))!, state.Id, carry, Ines));
            if (filed is ApplicationFiled.Done) new Applicant(World, season, carry.As, 900 + index, isCarried: true).Begin();
        }
    }

    private Task Do(ApplicationState state, ApplicationCommand command) => Ask(command.GetType().Name, async host =>
        await host.Get<ApplicationDesk>().Handle((await host.Get<OfferingShelf>().Find(season.Id))!, state.Id, command, Ines));
}
