using Microsoft.AspNetCore.Http;
using Nep.Registration.App;
using Nep.Registration.App.Files;
using Nep.Registration.App.Links;
using Nep.Registration.App.Registrations;
using Nep.Registration.Site.Documents;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Participants.Managing;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Participants.Ordering;

/// <summary>What a registration's own link opens of its money: its documents, and the page where a purchase order is sent in.</summary>
public sealed class PurchaseOrderDialogue(RegistrationDesk desk, BillingDesk billing, FileTaking files, SiteLinks links, Biller biller, Clock clock)
{
    public async Task<IResult> Show(HttpContext http) => await ManageVisit.Open(http, desk, links) switch
    {
        null => TypedResults.NotFound(),
        { } visit when !Takes(visit) => Page.SeeOther(visit.Path),
        { } visit => Page.Of<PurchaseOrderPage>(new PurchaseOrderModel(visit, PostedForm.Empty)),
    };

    /// <summary>Nothing is kept of a form with a fault in it but what was typed; a file must be chosen anew, since browsers keep none.</summary>
    public async Task<IResult> Act(HttpContext http)
    {
        if (await ManageVisit.Open(http, desk, links) is not { } visit) return TypedResults.NotFound();
        var form = await PostedForm.Read(http, FileTaking.MostBytes * 2);
        if (form.IsStale) return Again(visit, form, visit.Words["form.stale"]);
        var order = await OrderForm.Read(form, files, visit.State.Registrar.Organization, http.RequestAborted);
        if (form.IsFaulty) return Again(visit, form);
        return await billing.Receive(visit.Offering, visit.State.Id, order, new Actor.Registrant(), http.RequestAborted) switch
        {
            Filed.Refused(FormFaulty(var faults)) => Again(visit, Noted(form, faults)),
            Filed.Refused(var why) => Again(visit, form, visit.Words.Of(why)),
            Filed.Done => Page.SeeOther(visit.Path),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    public async Task<IResult> Document(HttpContext http, string number) =>
        await ManageVisit.Open(http, desk, links) is { } visit && Site.Documents.Document.Find(visit.Offering, visit.State, number, clock.Now) is { } document
            ? Page.Of<DocumentPage>(new DocumentModel(
                visit.Words, biller, visit.Offering, visit.State, document, new Trail(visit.Words["manage.yours"], visit.Path)))
            : TypedResults.NotFound();

    private static bool Takes(ManageVisit visit) =>
        visit.State.HasSeats && visit.State.Balance.IsPositive && visit.Offering.Payments.Takes(Domain.Offerings.PaymentMethod.PurchaseOrder);

    private static IResult Again(ManageVisit visit, PostedForm form, string? notice = null) =>
        Page.Again<PurchaseOrderPage>(new PurchaseOrderModel(visit, form, notice));

    private static PostedForm Noted(PostedForm form, ValueList<Fault> faults)
    {
        form.Note(faults);
        return form;
    }
}

/// <param name="Notice">Why nothing was taken, where no single field is to blame.</param>
public sealed record PurchaseOrderModel(ManageVisit Visit, PostedForm Form, string? Notice = null);
