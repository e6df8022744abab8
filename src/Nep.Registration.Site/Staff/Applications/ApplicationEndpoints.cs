using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Following;
using Nep.Registration.App.Links;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;
using Nep.Registration.Site.Staff.Exports;
using Nep.Registration.Site.Staff.Offerings;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;

namespace Nep.Registration.Site.Staff.Applications;

/// <summary>An offering's applications, and one of them with everything that staff may do to it. Reviewers have pages of their own, which hide what they must.</summary>
internal static class ApplicationEndpoints
{
    public static void MapApplications(this IEndpointRouteBuilder staff)
    {
        var applications = staff.MapGroup("/offerings/{id}/applications").ForStaff(StaffRole.Registrar);
        applications.MapGet("", List);
        applications.MapGet("/applications.csv", Export);
        applications.MapGet("/{number}", Show);
        applications.MapPost("/{number}", Act);
        applications.MapGet("/{number}/files/{question}", File);
    }

    private static async Task<IResult> List(HttpContext http, string id, OfferingShelf shelf, ApplicationList list, Clock clock)
    {
        if (await shelf.Named(id, http.RequestAborted) is not { Details.Entry.Admission: { } rule } offering) return TypedResults.NotFound();
        var search = ApplicationSearch.From(http.Request.Query);
        var all = await list.Of(offering.Id, http.RequestAborted);
        var found = search.In(all, new ApplicationNeeds(offering, rule, all, clock.Now));
        var pages = Math.Max(1, (found.Count + ApplicationSearch.RowsPerPage - 1) / ApplicationSearch.RowsPerPage);
        search = search with { Page = Math.Clamp(search.Page, 1, pages) };
        return Page.Of<ApplicationListPage>(new ApplicationListModel(offering, search, [.. found.Skip((search.Page - 1) * ApplicationSearch.RowsPerPage).Take(ApplicationSearch.RowsPerPage)], found.Count, pages));
    }

    private static async Task<IResult> Export(HttpContext http, string id, OfferingShelf shelf, ApplicationTable table) =>
        await shelf.Named(id, http.RequestAborted) is { Details.Entry.Admission: not null } offering
            ? new CsvAnswer(table, [offering], true, $"applications-{offering.Id}")
            : TypedResults.NotFound();

    private static async Task<IResult> Show(HttpContext http, string id, string number, string? done, ApplicationFolder folder) =>
        await folder.Open(id, number, http.RequestAborted) is { } found
            ? Page.Of<OneApplicationPage>(new OneApplicationModel(found, PostedForm.Empty, null, Done(done)))
            : TypedResults.NotFound();

    private static async Task<IResult> Act(HttpContext http, string id, string number, ApplicationFolder folder, ApplicationDesk desk)
    {
        if (await folder.Open(id, number, http.RequestAborted) is not { } found) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var command = form.IsStale ? null : Command(form, found, http.Actor());
        if (command is null || form.IsFaulty) return Page.Again<OneApplicationPage>(new OneApplicationModel(found, form, null, null));
        var filed = await desk.Handle(found.Offering, found.State.Id, command, http.Actor(), http.RequestAborted);
        if (filed is ApplicationFiled.Done) return Page.SeeOther(found.Offering.Path($"/applications/{number}?done={Uri.EscapeDataString(form["do"])}"));
        var why = ((ApplicationFiled.Refused)filed).Why;
        if (why is FormFaulty(var faults)) form.Note(faults);
        return Page.Again<OneApplicationPage>(new OneApplicationModel(found, form, why is FormFaulty ? null : why, null));
    }

    /// <summary>What a form of the page asks for; staff have none that sends a draft.</summary>
    private static ApplicationCommand? Command(PostedForm form, ApplicationDossier found, Actor by) => form["do"] switch
    {
        "reopen" => new ReopenApplication(form.DateAndTime("until"), form.Text("reason")),
        "withdraw" => new WithdrawApplication(by, form.Text("reason")),
        "referee" => new ReplaceReferee(new ParticipantNumber(form.Number("referee.place")), new Person(form.Text("referee.name"), form.Address("referee.email")), form.Text("referee.relation"), form.Text("reason")),
        "member" => new ReplaceMember(new ParticipantNumber(form.Number("member.place")), new Person(form.Text("member.name"), form.Address("member.email")), form["member.role"], form.Text("reason")),
        "gone" => new LetMemberGo(new ParticipantNumber(form.Number("member.place")), form.Text("reason")),
        "again" => new TrySeatsAgain(form.Text("reason")),
        "carry" when found.LaterRuns.FirstOrDefault(run => $"{run.Id}" == form["to"]) is { } run => new CarryDeferral(run.Id, DeferralSteps.IdOf(run.Id, found.State.Id), form.Text("reason")),
        _ => null,
    };

    private static async Task<IResult> File(HttpContext http, string id, string number, string question, ApplicationFolder folder, IFiles files) =>
        await folder.Open(id, number, http.RequestAborted) is { } found && found.State.Answer(question)?.File is { } file && await files.Read(file.Id, http.RequestAborted) is { } content
            ? TypedResults.Bytes(content, "application/octet-stream", file.Name)
            : TypedResults.NotFound();

    private static string? Done(string? what) => what switch
    {
        "reopen" => "Opened again. The applicant can change and send it until then",
        "withdraw" => "Withdrawn",
        "referee" => "Someone else is asked now",
        "member" => "Recorded. The new person is asked",
        "gone" => "Recorded. Look at whether the team still has whom it must have",
        "carry" => "It is being carried to the later run; look again in a moment",
        "again" => "It is tried again; look again in a moment",
        _ => null,
    };
}

/// <param name="All">How many rows all pages have together.</param>
public sealed record ApplicationListModel(Offering Offering, ApplicationSearch Search, IReadOnlyList<ApplicationLine> Lines, int All, int Pages);

/// <param name="Done">What the last post did, in words.</param>
public sealed record OneApplicationModel(ApplicationDossier Dossier, PostedForm Form, Refusal? Refused, string? Done);

/// <summary>Everything that staff see of one application.</summary>
/// <param name="PagePath">The applicant's own page.</param>
public sealed record ApplicationDossier(
    Offering Offering, AdmissionRule Rule, ApplicationState State, IReadOnlyList<HistoryEntry<ApplicationEvent>> History, ValueList<Step> Plan, IReadOnlyList<MailRecord> Mail, string PagePath)
{
    /// <summary>The runs to which it can be carried, those of the same program first; none unless it was deferred.</summary>
    public IReadOnlyList<Offering> LaterRuns { get; init; } = [];
}

/// <summary>Gathers what staff see of one application.</summary>
public sealed class ApplicationFolder(ApplicationDesk desk, ApplicationDrawer drawer, RegistrationDrawer mails, OfferingShelf shelf, SiteLinks links, Clock clock)
{
    public async Task<ApplicationDossier?> Open(string offering, string application, CancellationToken cancel)
    {
        if (!OfferingId.TryParse(offering, out var id) || !ApplicationId.TryParse(application, out var number)) return null;
        if (await desk.Find(id, number, cancel) is not { Offering.Details.Entry.Admission: { } rule } found) return null;
        var mail = await mails.Mail(id, number.Registration, cancel);
        return new ApplicationDossier(
            found.Offering, found.Offering.RuleAt(rule, found.State.Submitted), found.State, await drawer.History(id, number, cancel), await desk.Forecast(found.Offering, number, cancel),
            [.. mail.Where(one => one.Letter.Kind.IsAboutApplying())], "/" + links.ApplicationPath(id, number))
        {
            LaterRuns = found.State is { Status: Domain.Admissions.ApplicationStatus.Deferred, Carried: null or { Refused: not null } } ? await LaterRuns(found.Offering, cancel) : [],
        };
    }

    private async Task<IReadOnlyList<Offering>> LaterRuns(Offering offering, CancellationToken cancel) =>
    [
        .. (await shelf.All(cancel)).Where(run => run.Id != offering.Id && run is { Status: OfferingStatus.Published, Details.Entry.Admission: not null } && run.Starts > clock.Now)
            .OrderBy(run => run.Details.Program == offering.Details.Program ? 0 : 1),
    ];
}
