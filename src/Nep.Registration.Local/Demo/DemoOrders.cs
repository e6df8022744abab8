using System.Globalization;
using Nep.Registration.App;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Local.Demo;

/// <summary>Districts that pay by purchase order and by check, in every stage that staff meet: waiting, to check, open, overdue, too many people.</summary>
internal sealed class DemoOrders(RegistrationDesk registrations, BillingDesk billing, CheckDesk checks, Clock clock)
{
    private static readonly Actor Demo = new Actor.Demo();

    /// <summary>Long ago: an order whose invoice nobody has paid.</summary>
    public async Task LongAgo(Offering running, CancellationToken cancel)
    {
        if (await Place(running, "overdue", 3, 2, PaymentMethod.PurchaseOrder, cancel) is { } overdue)
            await Send(running, overdue, "PO-2026-114", overdue.Quote.Total, null, cancel);
    }

    /// <summary>Some days ago: one waits, one order stands behind two institutes and does not cover everyone, a check came short, one is paid.</summary>
    public async Task Lately(Offering coaching, Offering oakland, CancellationToken cancel)
    {
        await Place(coaching, "waiting", 6, 2, PaymentMethod.PurchaseOrder, cancel);
        var first = await Place(coaching, "shared", 9, 2, PaymentMethod.PurchaseOrder, cancel);
        var second = await Place(oakland, "shared", 12, 1, PaymentMethod.PurchaseOrder, cancel);
        if (first is not null && second is not null)
        {
            await Send(coaching, first, "4500-2231", first.Quote.Total, 2, cancel);
            await Send(oakland, second, "4500-2231", first.Quote.Total, 2, cancel);
        }

        if (await Place(oakland, "short", 15, 1, PaymentMethod.Check, cancel) is { } shortPaid)
            await Pay(oakland, shortPaid, "20418", Money.Usd(1000), cancel);
        if (await Place(coaching, "paid", 18, 1, PaymentMethod.PurchaseOrder, cancel) is { } paid)
        {
            await Send(coaching, paid, "PO 77-03", paid.Quote.Total, 1, cancel);
            await Pay(coaching, paid, "3107", paid.Quote.Total, cancel);
        }
    }

    private async Task<RegistrationState?> Place(Offering offering, string name, int number, int people, PaymentMethod method, CancellationToken cancel)
    {
        var form = DemoPeople.Form(offering, number, people, "");
        form = form with
        {
            Registrar = form.Registrar with { Organization = "Lakeview Unified School District", Language = "en" },
            Billing = new Billing(method, "Business Office\n200 Lakeview Avenue\nLakeview, California 90000", "Accounts payable"),
        };
        var id = RegistrationId.Parse(DemoData.Code($"{offering.Id} order {name}", RegistrationId.Characters));
        return await registrations.Place(offering.Id, id, form, null, cancel: cancel) is Filed.Done(var state) ? state : null;
    }

    private async Task Send(Offering offering, RegistrationState state, string number, Money amount, int? covers, CancellationToken cancel) => Must(await billing.Receive(
        offering, state.Id, new RegistrationCommand.ReceivePurchaseOrder(number, amount, state.Registrar.Organization, covers, "Please send the invoice to our business office."), Demo, cancel));

    private async Task Pay(Offering offering, RegistrationState state, string number, Money amount, CancellationToken cancel)
    {
        var check = new HandPayment(HandMethod.Check, number, offering.Zone.DateAt(clock.Now).PlusDays(-1));
        if (await checks.Record(check, amount, [new CheckShare(offering.Id, state.Id, amount)], Demo, cancel) is { } refusal) Must(new Filed.Refused(refusal));
    }

    private static void Must(Filed filed)
    {
        if (filed is Filed.Refused(var why)) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The demo data is refused: {why}"));
    }
}
