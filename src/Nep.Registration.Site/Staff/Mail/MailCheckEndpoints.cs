using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App;
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
        check.MapPost("", Settle);
    }

    private static async Task<IResult> Show(HttpContext http, string id, OfferingShelf shelf, MissedMail missed, Clock clock) =>
        await shelf.Named(id, http.RequestAborted) is { } offering
            ? Page.Of<MailCheckPage>(await Model(http, offering, missed, PostedForm.Empty, null, clock))
            : TypedResults.NotFound();

    private static async Task<IResult> Settle(HttpContext http, string id, OfferingShelf shelf, OfferingDesk desk, MissedMail missed, Clock clock)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { } offering) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        if (!Enum.TryParse<LetterKind>(form["kind"], out var kind) || form.Date("day") is var day && form.Faults.Count > 0) return TypedResults.BadRequest();
        var refused = form.IsStale ? null
            : form["do"] == "send" ? await desk.Handle(offering.Id, SendingAtOnce(offering, form), http.Actor(), http.RequestAborted)
            : await missed.LetGo(offering.Id, kind, form["about"], day, form["reason"], http.Actor(), http.RequestAborted);
        return refused is null && !form.IsStale
            ? Page.SeeOther(offering.Path($"/mail/check?done={(form["do"] == "send" ? "send" : "letgo")}"))
            : Page.Again<MailCheckPage>(await Model(http, offering, missed, form, refused, clock));
    }

    /// <summary>The offering stays as it is; only the rule's past time is made up for.</summary>
    private static OfferingCommand.EditOffering SendingAtOnce(Offering offering, PostedForm form) =>
        new(offering.Details, offering.Version, form["reason"]) { SendAtOnce = [MailCheckModel.RuleOf(form["about"])] };

    private static async Task<MailCheckModel> Model(HttpContext http, Offering offering, MissedMail missed, PostedForm form, Refusal? refused, Clock clock) => new(
        offering, await missed.Check(offering.Id, http.RequestAborted), [.. (await missed.History(offering.Id, http.RequestAborted)).SelectMany(Entries)], form, refused,
        Done(http.Request.Query["done"]), clock.Now);

    private static string? Done(string? what) => what switch
    {
        "letgo" => "Let go. It stays on the record",
        "send" => "They go out now, to everyone who should have had them and has not",
        _ => null,
    };

    /// <summary>What people decided about missed mail, in plain words.</summary>
    internal static IEnumerable<PastEntry> Entries(HistoryEntry<MissedMailEvent> entry) => entry.Events.Select(happened => happened switch
    {
        MissedMailEvent.LettersLetGo gone => new PastEntry(
            entry.At, $"{StaffText.Count(gone.Count, "missed mail", "missed mails")} let go: {MailText.Letter(gone.Kind)}{(gone.About.Length > 0 ? $" ({gone.About})" : "")} of {StaffText.Day(gone.Day)}",
            StaffText.Name(entry.By), [$"Why: “{gone.Reason}”"]),
        _ => throw new UnreachableException(),
    });
}

/// <param name="Done">What the last post did, in words.</param>
public sealed record MailCheckModel(
    Offering Offering, ValueList<MailCheckLine> Lines, IReadOnlyList<PastEntry> History, PostedForm Form, Refusal? Refused, string? Done, Instant Now)
{
    /// <summary>The reminder rule that a line is about: "hour, session 2" is about the rule "hour".</summary>
    public static string RuleOf(string about) => about.Split(", session ")[0];

    /// <summary>Whether what is missing still makes sense, so that it may be sent now.</summary>
    public bool MayStillGo(MailCheckLine line) => line.About.Length > 0 && !Offering.IsSentAtOnce(RuleOf(line.About))
        && Reminders.Of(Offering).Any(run => run.Rule == RuleOf(line.About) && run.Due <= Now && run.Ends > Now);

    public int Missing => Lines.Sum(line => line.Missed.Count);
}
