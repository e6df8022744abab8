using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Mail;

/// <summary>An offering's mail ledger, filtered and paged by address; what is in trouble is settled right there.</summary>
internal static class LedgerEndpoints
{
    public static void MapLedger(this IEndpointRouteBuilder staff)
    {
        var ledger = staff.MapGroup("/offerings/{id}/mail/ledger").ForStaff(StaffRole.Registrar);
        ledger.MapGet("", Show);
        ledger.MapPost("", Settle);
    }

    private static async Task<IResult> Show(HttpContext http, string id, OfferingShelf shelf, MailLedgerList list, RegistrationDesk desk) =>
        await shelf.Named(id, http.RequestAborted) is { } offering
            ? Page.Of<LedgerPage>(await Model(http, offering, list, desk, PostedForm.Empty, null))
            : TypedResults.NotFound();

    private static async Task<IResult> Settle(
        HttpContext http, string id, OfferingShelf shelf, MailLedgerList list, RegistrationDesk desk, RegistrationFiling filing, ApplicationFiling applications)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { } offering) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        if (!LetterKey.TryParse(form["letter"], out var letter) || !RegistrationId.TryParse(letter.ToString().Split('|')[0], out var registration)) return TypedResults.BadRequest();
        var refused = form.IsStale
            ? null
            : IsAboutApplying(letter)
            ? await applications.SettleMail(offering, ApplicationId.Parse($"{registration}"), letter, Settlements.Of(form["do"]), form["reason"], http.Actor(), http.RequestAborted)
            : await filing.SettleMail(offering, registration, letter, Settlements.Of(form["do"]), form["reason"], http.Actor(), http.RequestAborted);
        return refused is null && !form.IsStale
            ? Page.SeeOther(offering.Path($"/mail/ledger{LedgerSearch.From(http.Request.Query).Path()}&done={Settlements.Of(form["do"])}"))
            : Page.Again<LedgerPage>(await Model(http, offering, list, desk, form, refused));
    }

    private static bool IsAboutApplying(LetterKey letter) => Enum.TryParse<LetterKind>(letter.ToString().Split('|').ElementAtOrDefault(1), out var kind) && kind.IsAboutApplying();

    private static async Task<LedgerModel> Model(
        HttpContext http, Offering offering, MailLedgerList list, RegistrationDesk desk, PostedForm form, Refusal? refused)
    {
        var search = LedgerSearch.From(http.Request.Query);
        var found = search.In(await list.Of(offering.Id, http.RequestAborted), offering.Zone);
        var page = Math.Clamp(search.Page, 1, Math.Max(1, (found.Count + LedgerSearch.RowsPerPage - 1) / LedgerSearch.RowsPerPage));
        var first = (page - 1) * LedgerSearch.RowsPerPage;
        var lines = await list.Read(offering.Id, found.Slice(first, Math.Min(LedgerSearch.RowsPerPage, found.Count - first)), http.RequestAborted);
        var names = new Dictionary<RegistrationId, RegistrationState>();
        foreach (var registration in lines.Select(line => line.Letter.Registration).Distinct())
            if (await desk.Find(offering.Id, registration, http.RequestAborted) is var (_, state)) names[registration] = state;
        return new LedgerModel(
            offering, search with { Page = page }, found.Count, [.. lines.Select(line => new LedgerLine(line, NameOf(line.Letter, names)))], form, refused, Done(http.Request.Query["done"]));
    }

    private static string NameOf(Letter letter, Dictionary<RegistrationId, RegistrationState> states) =>
        !states.TryGetValue(letter.Registration, out var state) ? ""
        : letter.To is { } number ? state.Participant(number)?.Person.Name ?? ""
        : state.Registrar.Name;

    private static string? Done(string? what) => Enum.TryParse<MailSettlement>(what, out var settlement)
        ? settlement switch
        {
            MailSettlement.Arrived => "Noted: it arrived",
            MailSettlement.LetGo => "Let go",
            _ => "It is being sent once more",
        }
        : null;
}

/// <summary>One mail and whose it is.</summary>
public sealed record LedgerLine(MailRecord Mail, string Name);

/// <param name="Found">How many mails the search finds in all.</param>
/// <param name="Done">What the last post did, in words.</param>
public sealed record LedgerModel(Offering Offering, LedgerSearch Search, int Found, IReadOnlyList<LedgerLine> Lines, PostedForm Form, Refusal? Refused, string? Done)
{
    public int First => (Search.Page - 1) * LedgerSearch.RowsPerPage;

    public int Pages => (Found + LedgerSearch.RowsPerPage - 1) / LedgerSearch.RowsPerPage;
}
