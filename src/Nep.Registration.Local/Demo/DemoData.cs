using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Nep.Registration.App;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Local.Time;

namespace Nep.Registration.Local.Demo;

/// <summary>
/// Lays out the sample programs the way they would have come about: the clock starts long ago, people register and pay, reminders go out and
/// sessions are held, until the clock is at now. Everything goes through the same use cases as the site.
/// </summary>
internal sealed class DemoData(
    ITableStore store, OfferingDesk offerings, OfferingShelf shelf, RegistrationDesk registrations, RegistrationDrawer drawer,
    StaffRoll staff, DemoOrders orders, DemoWaiting waiting, DemoApplications applications, DemoReviews reviews, DemoCohorts running, MovableTime time, TimeMachine machine, Clock clock)
{
    private const string Partition = "_host";
    private const string Row = "demo";

    private static readonly Zone Pacific = Zone.Parse("America/Los_Angeles");
    private static readonly Actor Demo = new Actor.Demo();

    /// <summary>The real now, wherever the clock stands.</summary>
    private Instant Now => clock.Now - time.Moved;

    public async Task<bool> IsLaidOut(CancellationToken cancel) => await store.Get(Partition, Row, cancel) is not null;

    public async Task LayOut(CancellationToken cancel)
    {
        var today = Pacific.DateAt(clock.Now);
        foreach (var member in DemoPeople.Staff) await Must(staff.Handle(new StaffCommand.AppointMember(member, "The demo needs staff."), Demo, cancel));

        time.Moved = -Duration.FromDays(600);
        Offering[] cohorts = [await Publish(DemoFellowships.Network(today.PlusDays(-560)), cancel), await Publish(DemoFellowships.Pairs(today.PlusDays(-510)), cancel)];
        await applications.Begin(cohorts, cancel);
        foreach (var cohort in cohorts) await applications.Enrol(cohort, cancel);
        await running.Live(cohorts, Now - Duration.FromDays(40), cancel);
        var held = await Publish(DemoPrograms.Introduction(Weekday(today.PlusDays(-26), IsoDayOfWeek.Wednesday)), cancel);
        await Register(held, 2, 6, cancel);
        var season = await Publish(DemoPrograms.Coaching(Weekday(today.PlusDays(-14), IsoDayOfWeek.Thursday), "this season"), cancel);
        await Register(season, 0, 14, cancel);
        await orders.LongAgo(season, cancel);
        var next = await Publish(DemoPrograms.Coaching(Weekday(today.PlusDays(47), IsoDayOfWeek.Thursday), "next season"), cancel);
        var oakland = await Publish(DemoPrograms.Leading(Weekday(today.PlusDays(75), IsoDayOfWeek.Tuesday)), cancel);
        var chicago = await Publish(DemoPrograms.Design(Weekday(today.PlusDays(90), IsoDayOfWeek.Tuesday)), cancel);
        var circle = await Publish(DemoPrograms.Circle(Weekday(today.PlusDays(61), IsoDayOfWeek.Thursday)), cancel);
        var introduction = await Publish(DemoPrograms.Introduction(Weekday(today.PlusDays(20), IsoDayOfWeek.Wednesday)), cancel);
        var fellowship = await Publish(DemoFellowships.Fellowship(today), cancel);
        Offering[] open = [await Publish(DemoFellowships.Pairs(today), cancel), await Publish(DemoFellowships.Network(today), cancel), await Publish(DemoFellowships.Boards(today), cancel), await Publish(DemoFellowships.Labs(today), cancel)];
        await applications.Apply(fellowship, cancel);

        await running.Live([held, season, .. cohorts], Now - Duration.FromDays(3), cancel);
        await running.PayStipends(cohorts[1], cancel);
        await reviews.ReviewFellowship(fellowship, cancel);
        await applications.Decide(fellowship, cancel);
        await applications.Begin(open, cancel);
        await reviews.Interview(open[2], cancel);
        await reviews.HoldBoards(open[2], cancel);
        await Register(next, 3, 9, cancel);
        await Register(oakland, 7, 11, cancel);
        await Register(chicago, 5, 4, cancel);
        await Register(introduction, 1, 6, cancel);
        await Ask(oakland, cancel);
        await ChangeMinds(oakland, cancel);
        await orders.Lately(next, oakland, cancel);
        await waiting.Fill(circle, Now, cancel);
        await machine.TravelTo(Now, cancel);
        time.Moved = Duration.Zero;
        await store.Transact(Partition, [new RowChange.Insert(Row, "{}"u8.ToArray())], cancel);
    }

    private async Task<Offering> Publish((OfferingId Id, OfferingDetails Details) program, CancellationToken cancel)
    {
        await Must(offerings.Handle(program.Id, new OfferingCommand.CreateOffering(program.Id, program.Details), Demo, cancel));
        await Must(offerings.Handle(program.Id, new OfferingCommand.PublishOffering(), Demo, cancel));
        return (await shelf.Find(program.Id, cancel))!;
    }

    /// <summary>Registers invented people, most alone, some with colleagues; they pay, and a few let the hold run out.</summary>
    private async Task Register(Offering offering, int from, int times, CancellationToken cancel)
    {
        for (var i = 0; i < times; i++)
        {
            var number = from + (i * 2);
            var form = DemoPeople.Form(offering, number, people: offering.Details.Entry is Entry.Teams team ? team.Least + (i % 3) : i % 5 == 2 ? 3 : 1, code: i % 6 == 4 ? FreeCode(offering) : "");
            if (offering.Details.Entry is Entry.Teams && i % 2 == 1) form = DemoPeople.WithNameToFollow(form);
            var id = RegistrationId.Parse(Code($"{offering.Id} {number} {i}", RegistrationId.Characters));
            if (await registrations.Place(offering.Id, id, form, null, cancel: cancel) is not Filed.Done(var state)) continue;
            await machine.TravelTo(clock.Now + Duration.FromMinutes(17), cancel);
            if (state.Status == RegistrationStatus.Held && i % 7 != 6)
                await registrations.Receive(
                    new PaymentNotice(offering.Id, id, PaymentId.Parse($"demo_{id}"), state.Balance, clock.Now), cancel);
        }
    }

    /// <summary>Someone asks for a scholarship, which waits for staff to decide.</summary>
    private async Task Ask(Offering offering, CancellationToken cancel)
    {
        var form = DemoPeople.Form(offering, 20, people: 1, code: "") with
        {
            Scholarship = new ScholarshipRequest("Our school closes its coaching budget in spring, and I want to keep the work going with two colleagues.", Money.Usd(400)),
        };
        await registrations.Place(offering.Id, RegistrationId.Parse(Code($"{offering.Id} scholarship", RegistrationId.Characters)), form, null, cancel: cancel);
    }

    /// <summary>One registration is paid twice by mistake, and another is cancelled: something for staff to look at.</summary>
    private async Task ChangeMinds(Offering offering, CancellationToken cancel)
    {
        var paid = new List<RegistrationState>();
        await foreach (var state in drawer.All(offering.Id, cancel))
            if (state is { Status: RegistrationStatus.Confirmed, Paid.IsPositive: true }) paid.Add(state);
        if (paid is not [var twice, var gone, ..]) return;
        await registrations.Receive(new PaymentNotice(offering.Id, twice.Id, PaymentId.Parse($"demo_{twice.Id}_2"), twice.Quote.Total, clock.Now), cancel);
        await registrations.Cancel(offering, gone.Id, EndKind.ByRegistrant, "", new Actor.Registrant(), cancel: cancel);
    }

    private static string FreeCode(Offering offering) =>
        offering.Details.Prices.Codes.FirstOrDefault(code => code.Effect is CodeEffect.Free)?.Code ?? "";

    /// <summary>The same letters for the same words, so that the demo is the same each time it is laid out.</summary>
    internal static string Code(string words, int characters) => Ids.ToBase32(SHA256.HashData(Encoding.UTF8.GetBytes(words)), characters);

    private static LocalDate Weekday(LocalDate from, IsoDayOfWeek day) => from.DayOfWeek == day ? from : from.Next(day);

    private static async Task Must(Task<Refusal?> doing)
    {
        if (await doing is { } refusal) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The demo data is refused: {refusal}"));
    }
}
