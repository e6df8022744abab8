using Microsoft.AspNetCore.Http;
using Nep.Registration.App;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Files;
using Nep.Registration.App.Links;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Admissions;

/// <summary>One page of the form. What is typed is kept on every press of a button, and by the page's script while typing, right or not.</summary>
public sealed class StageDialogue(ApplicationDesk desk, SiteLinks links, FileTaking taking, IFiles files, Clock clock)
{
    /// <summary>10 MB, as the page says.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    public async Task<IResult> Show(HttpContext http, string stage)
    {
        if (await Find(http, stage) is not var (visit, known)) return TypedResults.NotFound();
        if (!visit.IsOpenAt(clock.Now)) return Page.SeeOther(visit.Path);
        ScriptFile.AllowSaving(http);
        return Page.Of<StagePage>(new StageModel(visit, known, PostedForm.Empty));
    }

    public async Task<IResult> Act(HttpContext http, string stage)
    {
        if (await Find(http, stage) is not var (visit, known)) return TypedResults.NotFound();
        var form = await PostedForm.Read(http, MostBytes);
        var quiet = form["do"] == "keep";
        if (form.IsStale) return quiet ? TypedResults.StatusCode(StatusCodes.Status409Conflict) : Again(http, new StageModel(visit, known, form) { Notice = visit.Words["form.stale"] });
        var saved = await Save(visit, known, form, http.RequestAborted);
        if (quiet) return saved is { Refused: null } ? TypedResults.Json(new { version = saved.State.Version }) : TypedResults.StatusCode(StatusCodes.Status409Conflict);
        if (saved.Refused is AnswersChanged(var questions, _)) return Again(http, new StageModel(visit with { State = saved.State }, known, form) { Notice = visit.Words.Of(saved.Refused), Changed = questions });
        if (saved.Refused is FormFaulty(var wrong)) form.Note(wrong);
        else if (saved.Refused is not null) return Again(http, new StageModel(visit, known, form) { Notice = visit.Words.Of(saved.Refused) });
        visit = visit with { State = saved.State };
        if (!form.IsFaulty && form["do"] == "later") return Page.SeeOther(visit.Path);
        form.Note(Completeness.Missing(known, visit.State));
        return form.IsFaulty ? Again(http, new StageModel(visit, known, form)) : Page.SeeOther(visit.After($"/stages/{known.Key}"));
    }

    public async Task<IResult> File(HttpContext http, string question) =>
        await ApplicationVisit.Open(http, desk, links) is { } visit && visit.State.Answer(question)?.File is { } file
        && await files.Read(file.Id, http.RequestAborted) is { } content
            ? TypedResults.Bytes(content, "application/octet-stream", file.Name)
            : TypedResults.NotFound();

    private async Task<Saved> Save(ApplicationVisit visit, FormStage stage, PostedForm form, CancellationToken cancel)
    {
        var version = int.TryParse(form["version"], out var shown) ? shown : 0;
        var command = new ApplicationCommand.SaveAnswers(FormAnswers.Read(form, stage.Questions), version);
        var outcome = await desk.Handle(visit.Offering, visit.State.Id, command, new Actor.Applicant(), cancel);
        if (outcome is not ApplicationFiled.Done(var state)) return new Saved(await Fresh(visit, cancel), ((ApplicationFiled.Refused)outcome).Why);
        foreach (var question in stage.Questions.Where(question => question.Kind == FormQuestionKind.File))
            if (await Attach(visit, question, form, cancel) is { } attached) state = attached;
        return new Saved(state, null);
    }

    private async Task<ApplicationState> Fresh(ApplicationVisit visit, CancellationToken cancel) =>
        (await desk.Find(visit.Offering.Id, visit.State.Id, cancel))?.State ?? visit.State;

    /// <summary>What a file is, its first bytes say; one that is not taken is said beside its field, and everything else is kept.</summary>
    private async Task<ApplicationState?> Attach(ApplicationVisit visit, FormQuestion question, PostedForm form, CancellationToken cancel)
    {
        var field = AnswerRules.Field(question.Key);
        AttachedFile? kept = null;
        if (form.File(field) is { Length: > 0 } sent)
        {
            using var content = new MemoryStream();
            await sent.CopyToAsync(content, cancel);
            var (taken, why) = await taking.Take(sent.FileName, content.ToArray(), MostBytes, cancel);
            if (why is FileTooLarge) form.Note(field, "FileTooLarge", "10 MB");
            else if (why is not null) form.Note(field, why);
            if (taken is null) return null;
            kept = taken;
        }
        else if (!form.IsTicked($"{field}.remove"))
        {
            return null;
        }

        return await desk.Handle(visit.Offering, visit.State.Id, new ApplicationCommand.AttachFile(question.Key, kept), new Actor.Applicant(), cancel) is ApplicationFiled.Done(var state) ? state : null;
    }

    private static IResult Again(HttpContext http, StageModel model)
    {
        ScriptFile.AllowSaving(http);
        return Page.Again<StagePage>(model);
    }

    private async Task<(ApplicationVisit Visit, FormStage Stage)?> Find(HttpContext http, string stage) =>
        await ApplicationVisit.Open(http, desk, links) is { } visit && visit.Rule.Stages.FirstOrDefault(one => one.Key == stage) is { } known ? (visit, known) : null;

    private sealed record Saved(ApplicationState State, Refusal? Refused);
}

/// <param name="Form">What was just sent; empty on the first view.</param>
public sealed record StageModel(ApplicationVisit Visit, FormStage Stage, PostedForm Form)
{
    public string? Notice { get; init; }

    /// <summary>Questions whose answers were changed elsewhere since the form was shown: both are shown.</summary>
    public ValueList<string> Changed { get; init; }
}
