using Nep.Registration.App.Offerings;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Actors;

/// <summary>The member of staff who changes a published offering: dates, capacity, reminders, sessions; or cancels all of it.</summary>
internal sealed class Editor(World world, Season season, Season? other, int number) : Somebody(world, $"edit {number} of {season.Id}")
{
    protected override async Task Live()
    {
        await Until(season.Opens + Chance.Between(Duration.FromMinutes(5), season.Starts - season.Opens + Duration.FromDays(10)));
        Func<Offering, OfferingCommand?> change = Chance.From(0, 9) switch
        {
            0 or 1 or 2 => MoveDates(),
            3 or 4 => Resize(Chance.From(1, 10)),
            5 or 6 => ChangeReminders(),
            7 => CancelSession(),
            8 => Chance.Happens(0.5) ? Cancel(Chance.Happens(0.5) ? other : null) : _ => null,
            _ => season.IsAppliedFor ? MoveDeadline() : Retitle(),
        };
        for (var i = 0; i < 4; i++)
            if (await Ask("edit", async host => await Do(host, change)) is not OfferingChangedMeanwhile) return;
    }

    private async Task<Refusal?> Do(Host host, Func<Offering, OfferingCommand?> change) =>
        await host.Get<OfferingShelf>().Find(season.Id) is { } offering && change(offering) is { } command
            ? await host.Get<OfferingDesk>().Handle(season.Id, command, Organizer.Staff)
            : null;

    private static OfferingCommand Edit(Offering one, OfferingDetails details) => new OfferingCommand.EditOffering(details, one.Version, "as agreed");

    /// <summary>All sessions that are still to come move by some days, and the closing with the first of them.</summary>
    private Func<Offering, OfferingCommand?> MoveDates()
    {
        var days = Chance.Of(-10, -3, -1, 1, 2, 7, 14);
        return offering =>
        {
            var soon = Season.Zone.LocalAt(World.Now + Duration.FromDays(1));
            var moves = offering.HeldSessions.All(session => session.Starts > soon && session.Starts.PlusDays(days) > soon);
            return !moves ? null : Edit(offering, offering.Details with
            {
                Sessions = offering.Details.Sessions.Map(session => session with { Starts = session.Starts.PlusDays(days), Ends = session.Ends.PlusDays(days) }),
                Closes = offering.Details.Closes.PlusDays(days),
            });
        };
    }

    private static Func<Offering, OfferingCommand?> Resize(int capacity) => offering => Edit(offering, offering.Details with { Capacity = capacity });

    private Func<Offering, OfferingCommand?> ChangeReminders()
    {
        var days = Chance.From(2, 20);
        return offering => Edit(offering, offering.Details with
        {
            Reminders = [new ReminderRule.BeforeFirstSession("week", days, new LocalTime(9, 0)), .. offering.Details.Reminders.Skip(1)],
        });
    }

    private Func<Offering, OfferingCommand?> CancelSession()
    {
        var which = Chance.From(1, 4);
        return _ => new OfferingCommand.CancelSession(new SessionNumber(which), "The road is under water.");
    }

    /// <summary>Gives everything back, or moves everyone to another run.</summary>
    private static Func<Offering, OfferingCommand?> Cancel(Season? to) => _ => new OfferingCommand.CancelOffering("Too few could get leave.", to?.Id);

    private Func<Offering, OfferingCommand?> MoveDeadline()
    {
        var days = Chance.Of(-4, 1, 3, 7);
        return offering => Edit(offering, offering.Details with
        {
            Entry = new Entry.ByApplication(offering.Details.Entry.Admission! with { Deadline = offering.Details.Entry.Admission!.Deadline.PlusDays(days) }),
        });
    }

    private static Func<Offering, OfferingCommand?> Retitle() => offering => Edit(offering, offering.Details with { Title = offering.Details.Title + "." });
}
