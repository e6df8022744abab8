using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Mail;

/// <summary>The letters of one offering: what each says, and wording them.</summary>
internal static class LetterEndpoints
{
    public static void MapLetters(this IEndpointRouteBuilder staff)
    {
        var letters = staff.MapGroup("/offerings/{id}/mail/letters").ForStaff(StaffRole.Registrar);
        letters.MapGet("", List);
        letters.MapGet("/{kind}/{language}", Show);
        letters.MapPost("/{kind}/{language}", Change);
    }

    private static async Task<IResult> List(HttpContext http, string id, OfferingShelf shelf, WordingDesk wordings) =>
        await shelf.Named(id, http.RequestAborted) is { } offering
            ? Page.Of<LettersPage>(new LettersModel(
                offering, await wordings.Of(offering.Id, http.RequestAborted), WordingHistory.Of(await wordings.History(offering.Id, http.RequestAborted)),
                Done(http.Request.Query["done"])))
            : TypedResults.NotFound();

    private static async Task<IResult> Show(HttpContext http, string id, string kind, string language, OfferingShelf shelf, LetterDraft draft)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { } offering) return TypedResults.NotFound();
        if (NameOf(offering, kind, language, http.Request.Query["rule"].ToString()) is not { } name) return TypedResults.NotFound();
        var begun = await draft.Begin(offering, name, http.Request.Query["as"].ToString(), http.RequestAborted);
        return http.Framing(Page.Of<LetterPage>(begun), begun.Seen);
    }

    private static async Task<IResult> Change(
        HttpContext http, string id, string kind, string language, OfferingShelf shelf, LetterDraft draft, WordingDesk wordings)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { } offering) return TypedResults.NotFound();
        if (NameOf(offering, kind, language, http.Request.Query["rule"].ToString()) is not { } name) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        if (form.IsStale) return Again(http, await draft.Again(offering, name, form, null, http.RequestAborted));
        var typed = LetterDraft.Read(form);
        if (form["do"] == "look")
        {
            form.Note(WordingCheck.Faults(name, typed));
            var looked = await draft.Again(offering, name, form, null, http.RequestAborted);
            return form.IsFaulty ? Again(http, looked) : http.Framing(Page.Of<LetterPage>(looked), looked.Seen);
        }

        var refused = await wordings.Word(
            offering.Id, name, form["do"] == "reset" ? null : typed, form.Number("basedOn"), form.Text("reason"), http.Actor(), http.RequestAborted);
        if (refused is null) return Page.SeeOther(offering.Path($"/mail/letters?done={(form["do"] == "reset" ? "reset" : "worded")}"));
        if (refused is FormFaulty(var faults)) form.Note(faults);
        if (refused is ReasonMissing) form.Note("reason", refused);
        return Again(http, await draft.Again(offering, name, form, refused is FormFaulty or ReasonMissing ? null : refused, http.RequestAborted));
    }

    private static IResult Again(HttpContext http, LetterModel model) => http.Framing(Page.Again<LetterPage>(model), model.Seen);

    /// <summary>The letter that an address names, or null: an unknown kind or language, or a rule that sends no such letter.</summary>
    private static WordingName? NameOf(Offering offering, string kind, string language, string rule)
    {
        if (!Enum.TryParse<LetterKind>(kind, out var known) || !Enum.IsDefined(known) || !LettersModel.Kinds(offering).Contains(known) || known.IsToList() || !Words.Has(language)) return null;
        if (rule.Length == 0) return new WordingName(known, language);
        return offering.AllReminders.FirstOrDefault(one => one.Key == rule) is { } found && Reminders.KindOf(found) == known
            ? new WordingName(known, language, rule)
            : null;
    }

    private static string? Done(string? what) => what switch
    {
        "worded" => "Kept. The next letter of this kind says it; what was sent stays as it was",
        "reset" => "The standard wording is back",
        _ => null,
    };
}
