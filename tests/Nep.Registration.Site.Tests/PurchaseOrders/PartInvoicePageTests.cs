using System.Net;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Tests.Admissions;
using Nep.Registration.Site.Tests.Participants;
using Nep.Registration.Site.Tests.Staff;

namespace Nep.Registration.Site.Tests.PurchaseOrders;

/// <summary>A tuition that is invoiced year by year: on the registrar's pages, on staff's, and in the queue.</summary>
public sealed class PartInvoicePageTests
{
    private static readonly AdmissionRule Yearly = Fellowship.Rule with
    {
        Tuition = new Tuition.Yearly(Money.Usd(30_000), [new LocalDate(2027, 4, 1), new LocalDate(2028, 4, 3), new LocalDate(2029, 4, 2)]),
    };

    [Fact]
    public async Task Each_year_is_invoiced_due_reminded_paid_by_check_and_shown_to_both_sides_until_a_withdrawal_in_year_two_stops_the_rest()
    {
        await using var fellowship = await Fellowship.Open(Yearly);
        var application = await fellowship.Send();
        await fellowship.Release(application, Decision.Accept);
        using var accepted = await fellowship.Visitor.Send(await fellowship.Visitor.Page(application), "form[action$='/accept']", "button");
        await fellowship.Site.Rest();
        var id = Fellowship.IdOf(application).Registration;
        var manage = "/" + fellowship.Get<App.Links.SiteLinks>().ManagePath(Fellowship.Id, id);
        var (first, second, third) = (DocumentNumbers.PartInvoice(id, 1), DocumentNumbers.PartInvoice(id, 2), DocumentNumbers.PartInvoice(id, 3));

        var paper = (await fellowship.Visitor.Page($"{manage}/documents/{first}")).Says();
        Assert.Contains("Part 1 of 3 of the tuition $30,000", paper, StringComparison.Ordinal);
        Assert.Contains("Thursday, April 1, 2027", paper, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await Status(fellowship.Visitor, $"{manage}/documents/{second}"));

        using var fay = await new StaffDoor(fellowship.Site).SignIn(StaffRole.Registrar);
        var order = $"/staff/purchase-orders/{Fellowship.Id}/{id}";
        await Travel(fellowship, new LocalDate(2027, 4, 5));
        Assert.Contains("A part of the tuition is overdue: Leading for Equity Fellowship", await fellowship.MailsTo("ana@west.example"));
        Assert.Contains("Ana Ruiz", (await fay.Page("/staff/purchase-orders?stage=overdue")).Says(), StringComparison.Ordinal);
        Assert.Contains("Invoices overdue", (await fay.Page("/staff")).Says(), StringComparison.Ordinal);
        Assert.Contains($"Invoice {first}", (await fay.Page($"/staff/offerings/{Fellowship.Id}/registrations/{id}")).Says(), StringComparison.Ordinal);
        using var paid = await fay.Send(await fay.Page(order), "form[action$='/check']", null, ("number", "4711"), ("amount", "30000"), ("date", "2027-04-05"));
        Assert.Equal(HttpStatusCode.SeeOther, paid.StatusCode);
        await fellowship.Site.Rest();
        Assert.DoesNotContain("Ana Ruiz", (await fay.Page("/staff/purchase-orders?stage=overdue")).Says("main"), StringComparison.Ordinal);
        Assert.Contains("Still to pay $0", (await fay.Page($"{order}/documents/{first}")).Says(), StringComparison.Ordinal);

        await Travel(fellowship, new LocalDate(2028, 3, 10));
        Assert.Contains($"Invoice {second}", (await fellowship.Visitor.Page(manage)).Says(), StringComparison.Ordinal);
        Assert.IsType<Filed.Done>(await fellowship.Get<RegistrationDesk>().Cancel(await fellowship.Offering(), id, EndKind.ByStaff, "They leave the network", new Actor.Staff(EmailAddress.Parse("fay@nep.example"))));
        await fellowship.Site.Rest();
        await Travel(fellowship, new LocalDate(2029, 4, 20));
        Assert.Contains("Part 1 of 3", (await fellowship.Visitor.Page($"{manage}/documents/{first}")).Says(), StringComparison.Ordinal);
        var credited = (await fellowship.Visitor.Page($"{manage}/documents/{second}")).Says();
        Assert.Contains("Still to pay $0", credited, StringComparison.Ordinal);
        Assert.Contains(DocumentNumbers.CreditNote(id, 2), credited, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await Status(fellowship.Visitor, $"{manage}/documents/{third}"));
        Assert.DoesNotContain(await fellowship.MailsTo("ana@west.example"), subject => subject.Contains("2029", StringComparison.Ordinal));
    }

    private static async Task<HttpStatusCode> Status(Visitor visitor, string path)
    {
        using var answer = await visitor.Get(path);
        return answer.StatusCode;
    }

    private static Task Travel(Fellowship fellowship, LocalDate day) =>
        fellowship.Site.Travel(Fellowship.Details.Zone.At(day + new LocalTime(12, 0)) - fellowship.Get<App.Clock>().Now);
}
