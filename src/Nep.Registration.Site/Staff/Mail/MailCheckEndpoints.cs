using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Staff;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Mail;

/// <summary>What should have gone out by now against what did, by rule and day.</summary>
internal static class MailCheckEndpoints
{
    public static void MapMailCheck(this IEndpointRouteBuilder staff)
    {
        var check = staff.MapGroup("/offerings/{id}/mail/check").ForStaff(StaffRole.Registrar);
        check.MapGet("", Show);
        check.MapPost("", LetGo);
    }

    private static async Task<IResult> Show(HttpContext http, string id, OfferingShelf shelf, MissedMail missed) =>
        await shelf.Named(id, http.RequestAborted) is { } offering
            ? Page.Of<MailCheckPage>(await Model(http, offering, missed, PostedForm.Empty, null))
            : TypedResults.NotFound();

    private static async Task<IResult> LetGo(HttpContext http, string id, OfferingShelf shelf, MissedMail missed)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { } offering) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        if (!Enum.TryParse<LetterKind>(form["kind"], out var kind) || form.Date("day") is var day && form.Faults.Count > 0) return TypedResults.BadRequest();
        var refused = form.IsStale ? null : await missed.LetGo(offering.Id, kind, form["about"], day, form["reason"], http.Actor(), http.RequestAborted);
        return refused is null && !form.IsStale
            ? Page.SeeOther(offering.Path("/mail/check?done=letgo"))
            : Page.Again<MailCheckPage>(await Model(http, offering, missed, form, refused));
    }

    private static async Task<MailCheckModel> Model(HttpContext http, Offering offering, MissedMail missed, PostedForm form, Refusal? refused) => new(
        offering, await missed.Check(offering.Id, http.RequestAborted), [.. (await missed.History(offering.Id, http.RequestAborted)).SelectMany(Entries)], form, refused,
        http.Request.Query["done"] == "letgo" ? "Let go. It stays on the record" : null);

    private static IEnumerable<PastEntry> Entries(HistoryEntry<MissedMailEvent> entry) => entry.Events.Select(happened => happened switch
    {
        MissedMailEvent.LettersLetGo gone => new PastEntry(
            entry.At, $"{StaffText.Count(gone.Count, "missed mail", "missed mails")} let go: {PlanText.Letter(gone.Kind)}{(gone.About.Length > 0 ? $" ({gone.About})" : "")} of {StaffText.Day(gone.Day)}",
            StaffText.Name(entry.By), [$"Why: “{gone.Reason}”"]),
        _ => throw new UnreachableException(),
    });
}

/// <param name="Done">What the last post did, in words.</param>
public sealed record MailCheckModel(
    Offering Offering, ValueList<MailCheckLine> Lines, IReadOnlyList<PastEntry> History, PostedForm Form, Refusal? Refused, string? Done)
{
    public int Missing => Lines.Sum(line => line.Missed.Count);
}
