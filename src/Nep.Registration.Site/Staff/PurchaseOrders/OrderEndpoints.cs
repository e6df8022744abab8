using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App;
using Nep.Registration.App.Files;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Documents;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using NodaTime.Text;

namespace Nep.Registration.Site.Staff.PurchaseOrders;

/// <summary>The queue of purchase orders and invoices across all offerings, and one order with all that staff do for it.</summary>
internal static class OrderEndpoints
{
    public static void MapPurchaseOrders(this IEndpointRouteBuilder staff)
    {
        var orders = staff.MapGroup("/purchase-orders").ForStaff(StaffRole.Registrar);
        orders.MapGet("", List);
        orders.MapPost("/finish", Finish);
        orders.MapGet("/{id}/{number}", Show);
        orders.MapGet("/{id}/{number}/file", Download);
        orders.MapGet("/{id}/{number}/documents/{document}", ShowDocument);
        orders.MapPost("/{id}/{number}/order", Enter);
        orders.MapPost("/{id}/{number}/approve", Approve);
        orders.MapPost("/{id}/{number}/check", RecordCheck);
        orders.MapPost("/{id}/{number}/refund", RecordRefund);
    }

    private static async Task<IResult> List(HttpContext http, PurchaseOrderBook book, CheckDesk checks, Clock clock)
    {
        var (search, all, now) = (OrderSearch.From(http.Request.Query), await book.All(http.RequestAborted), clock.Now);
        return Page.Of<OrderListPage>(new OrderListModel(search, all, search.In(all, now), await checks.Unfinished(http.RequestAborted), now));
    }

    private static async Task<IResult> Finish(HttpContext http, CheckDesk checks)
    {
        var form = await PostedForm.Read(http);
        if (form.IsStale || !PaymentId.TryParse(form["payment"], out var payment) || LocalDatePattern.Iso.Parse(form["date"]) is not { Success: true } date)
            return TypedResults.BadRequest();
        await checks.GoOn(payment, date.Value, http.RequestAborted);
        return Page.SeeOther("/staff/purchase-orders");
    }

    private static async Task<IResult> Show(HttpContext http, string id, string number, string? done, OrderVisit visit) =>
        await visit.Open(id, number, http.RequestAborted) is { } model ? Page.Of<OrderPage>(model with { Done = Done(done) }) : TypedResults.NotFound();

    private static async Task<IResult> ShowDocument(HttpContext http, string id, string number, string document, RegistrationDesk registrations, Biller biller, Clock clock) =>
        await registrations.Find(id, number, http.RequestAborted) is var (offering, state) && Document.Find(offering, state, document, clock.Now) is { } found
            ? Page.Of<DocumentPage>(new DocumentModel(
                StaffText.Words, biller, offering, state, found, new Trail("Purchase orders", $"/staff/purchase-orders/{id}/{number}")))
            : TypedResults.NotFound();

    /// <summary>As a download and never as a page: what people send in must not run in this site's name.</summary>
    private static async Task<IResult> Download(HttpContext http, string id, string number, OrderVisit visit, IFiles files)
    {
        if (await visit.Open(id, number, http.RequestAborted) is not { File.Order.File: { } file }) return TypedResults.NotFound();
        if (await files.Read(file.Id, http.RequestAborted) is not { } content) return TypedResults.NotFound();
        var (type, ending) = file.Kind switch
        {
            FileKind.Pdf => ("application/pdf", ".pdf"),
            FileKind.Png => ("image/png", ".png"),
            FileKind.Jpeg => ("image/jpeg", ".jpg"),
            _ => throw new UnreachableException(),
        };
        return TypedResults.File(content, type, Path.ChangeExtension(file.Name.Length > 0 ? file.Name : "order", ending));
    }

    /// <summary>For every registration of the page that still owes money: they came under one order, so they stay together.</summary>
    private static async Task<IResult> Enter(HttpContext http, string id, string number, OrderVisit visit, BillingDesk desk, FileTaking files)
    {
        if (await visit.Open(id, number, http.RequestAborted) is not { } model) return TypedResults.NotFound();
        var form = await PostedForm.Read(http, FileTaking.MostBytes * 2);
        if (form.IsStale) return Again(model, form, "order", null);
        var order = await OrderForm.Read(form, files, model.File.Organization, http.RequestAborted);
        Refusal? refused = null;
        foreach (var one in form.IsFaulty ? [] : OrderReading.Open(model.File).Where(one => one.Registration.Status is RegistrationStatus.Held or RegistrationStatus.Confirmed))
            if (await desk.Receive(one.Offering, one.Registration.Id, order, http.Actor(), http.RequestAborted) is Filed.Refused(var why)) refused ??= why;
        return form.IsFaulty || refused is not null ? Again(model, form, "order", refused) : To(id, number, "entered");
    }

    private static async Task<IResult> Approve(HttpContext http, string id, string number, OrderVisit visit, BillingDesk desk)
    {
        if (await visit.Open(id, number, http.RequestAborted) is not { } model) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        if (!form.IsStale && form.Text("reason").Length == 0) form.Note("reason", "Missing");
        if (form.IsStale || form.IsFaulty) return Again(model, form, "approve", null);
        return await desk.Approve(model.File, form.Text("reason"), http.Actor(), http.RequestAborted) is { } why
            ? Again(model, form, "approve", why)
            : To(id, number, "approved");
    }

    private static async Task<IResult> RecordCheck(HttpContext http, string id, string number, OrderVisit visit, CheckDesk checks)
    {
        if (await visit.Open(id, number, http.RequestAborted) is not { } model) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        if (form.IsStale) return Again(model, form, "check", null);
        var (payment, amount) = (OrderReading.Payment(form), form.Amount("amount"));
        var shares = OrderReading.Shares(form, model.File, amount);
        if (form.IsFaulty) return Again(model, form, "check", null);
        return await checks.Record(payment, amount, shares, http.Actor(), http.RequestAborted) is { } why
            ? Again(model, form, "check", why)
            : To(id, number, "paid");
    }

    private static async Task<IResult> RecordRefund(HttpContext http, string id, string number, OrderVisit visit, RegistrationDesk registrations, BillingDesk desk)
    {
        if (await visit.Open(id, number, http.RequestAborted) is not { } model) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        if (!form.IsStale && form.Text("reference").Length == 0) form.Note("reference", "Missing");
        if (form.IsStale || form.IsFaulty) return Again(model, form, "refund", null);
        if (model.File.Registrations.FirstOrDefault(one => $"{one.Registration.Id}" == form["of"]) is not { } of) return TypedResults.BadRequest();
        if (await registrations.Find(of.Offering.Id, of.Registration.Id, http.RequestAborted) is not var (offering, state)) return TypedResults.NotFound();
        return await desk.RecordRefundSent(offering, state, form.Number("refund"), form.Text("reference"), http.Actor(), http.RequestAborted) is { } why
            ? Again(model, form, "refund", why)
            : To(id, number, "refunded");
    }

    private static IResult Again(OrderModel model, PostedForm form, string posted, Refusal? refused)
    {
        if (refused is not FormFaulty(var faults)) return Page.Again<OrderPage>(model with { Form = form, Posted = posted, Refused = refused });
        form.Note(faults);
        return Page.Again<OrderPage>(model with { Form = form, Posted = posted });
    }

    private static IResult To(string id, string number, string done) => Page.SeeOther($"/staff/purchase-orders/{id}/{number}?done={done}");

    private static string? Done(string? what) => what switch
    {
        "entered" => "The purchase order is entered, and the mails go out",
        "approved" => "Noted: the order is right",
        "paid" => "The payment is recorded, and the receipts go out",
        "refunded" => "Noted: the money is on its way back, and the mail says so",
        _ => null,
    };
}
