using Microsoft.AspNetCore.Http;
using Nep.Registration.App;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Links;
using Nep.Registration.App.Offerings;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;

namespace Nep.Registration.Site.Admissions;

/// <summary>An applicant's own page: what is still to do, where it stands, what happens next, and the answer to an offer. Only a post changes anything.</summary>
public sealed class ApplicationDialogue(ApplicationDesk desk, OfferingShelf shelf, AlternateLines lines, SiteLinks links, Clock clock)
{
    public async Task<IResult> Show(HttpContext http) =>
        await ApplicationVisit.Open(http, desk, links) is { } visit ? Page.Of<ApplicationPage>(await Model(visit, PostedForm.Empty)) : TypedResults.NotFound();

    public Task<IResult> Send(HttpContext http) => Act(http, _ => new SubmitApplication(new Actor.Applicant()));

    public Task<IResult> Withdraw(HttpContext http) => Act(http, form => new WithdrawApplication(new Actor.Applicant(), form["reason"]));

    public Task<IResult> Accept(HttpContext http) => Act(http, _ => new AcceptPlace());

    public Task<IResult> Decline(HttpContext http) => Act(http, form => new DeclinePlace(form["reason"]));

    private async Task<IResult> Act(HttpContext http, Func<PostedForm, ApplicationCommand> command)
    {
        if (await ApplicationVisit.Open(http, desk, links) is not { } visit) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        if (form.IsStale) return await Again(visit, form, visit.Words["form.stale"]);
        return await desk.Handle(visit.Offering, visit.State.Id, command(form), new Actor.Applicant(), http.RequestAborted) switch
        {
            ApplicationFiled.Refused(var why) => await Again(visit, form, visit.Words.Of(why)),
            ApplicationFiled.Done => Page.SeeOther(visit.Path),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<IResult> Again(ApplicationVisit visit, PostedForm form, string notice) => Page.Again<ApplicationPage>((await Model(visit, form)) with { Notice = notice });

    private async Task<ApplicationModel> Model(ApplicationVisit visit, PostedForm form)
    {
        var coming = ComingWords.Lines(visit, await desk.Forecast(visit.Offering, visit.State.Id, visit.Http.RequestAborted), clock.Now);
        return new ApplicationModel(visit, form, [.. coming], clock.Now)
        {
            Registration = visit.State.Registration is { } registration ? "/" + links.ManagePath(visit.Offering.Id, registration) : null,
            Line = await lines.Of(visit.Offering.Id, visit.State, visit.Http.RequestAborted),
            Later = visit.State.Carried is { Settled: not null, Refused: null } on ? await Run(on.To, on.As, visit.Http.RequestAborted) : null,
            Earlier = visit.State.From is { } from ? await Run(from.Offering, from.Application, visit.Http.RequestAborted) : null,
        };
    }

    private async Task<OtherRun?> Run(OfferingId offering, ApplicationId application, CancellationToken cancel) =>
        await shelf.Find(offering, cancel) is { } found ? new OtherRun(found, "/" + links.ApplicationPath(offering, application)) : null;
}

/// <param name="Coming">What happens next, and when.</param>
public sealed record ApplicationModel(ApplicationVisit Visit, PostedForm Form, IReadOnlyList<ComingStep> Coming, Instant Now)
{
    public string? Notice { get; init; }

    /// <summary>The page of the registration it came to.</summary>
    public string? Registration { get; init; }

    /// <summary>How the line of alternates stands; null for whoever is in none.</summary>
    public AlternateLine? Line { get; init; }

    /// <summary>Where it goes on, once staff carried it to a later run; null for any other.</summary>
    public OtherRun? Later { get; init; }

    /// <summary>The earlier run that it was deferred from; null for any other.</summary>
    public OtherRun? Earlier { get; init; }
}

/// <summary>The same application in another run of the program.</summary>
/// <param name="Path">Its page there.</param>
public sealed record OtherRun(Offering Offering, string Path);

/// <summary>One line of "what happens next".</summary>
public sealed record ComingStep(Instant Due, string Sentence);

/// <summary>The plan in an applicant's words: only what an applicant may know, and before the release nothing that tells of a decision.</summary>
public static class ComingWords
{
    public static IEnumerable<ComingStep> Lines(ApplicationVisit visit, IEnumerable<Step> steps, Instant now)
    {
        var lines = from step in steps
                    where !step.IsStaleAt(now)
                    let sentence = Sentence(visit, step)
                    where sentence is not null
                    select new ComingStep(step.Due, sentence);
        return lines.Concat(Decision(visit, now)).OrderBy(line => line.Due);
    }

    private static IEnumerable<ComingStep> Decision(ApplicationVisit visit, Instant now)
    {
        if (visit.State.Status is ApplicationStatus.Draft or ApplicationStatus.Submitted && visit.Rule.DecisionsOn is { } day && visit.Offering.Zone.At(day + new LocalTime(17, 0)) is var at && at > now)
            yield return new ComingStep(at, visit.Words["applying.decision"]);
    }

    private static string? Sentence(ApplicationVisit visit, Step step) => step.Act switch
    {
        Act.CloseDraft => visit.Words["applying.closeDraft"],
        Act.ExpirePlace => visit.Words["applying.expirePlace"],
        Act.CheckDeposit => visit.Words["applying.checkDeposit"],
        Act.TakeSeats => visit.Words["applying.takeSeats"],
        Act.SendLetter(var letter) => visit.Words.Say($"applying.letter.{letter.Kind}", ("name", letter.ReaderIn(visit.State).Name)),
        Act.CarryDeferral or Act.OpenDraftAgain or Act.SettleLetter or Act.GiveSeatsBack or Act.PassPlace => null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
