using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Staff.Reviewing;

/// <summary>
/// Where reviewers read and score. Everything here is made from the blind view of an application, and each sees only what was given to them: no
/// name, no count and no address here tells who applies.
/// </summary>
internal static class MyReviewEndpoints
{
    public static void MapMyReviews(this IEndpointRouteBuilder staff)
    {
        var reviews = staff.MapGroup("/reviews").ForStaff(StaffRole.Reviewer);
        reviews.MapGet("", All);
        reviews.MapGet("/{id}", List);
        reviews.MapPost("/{id}", Take);
        reviews.MapGet("/{id}/reviews.csv", Export);
        reviews.MapGet("/{id}/{application}", Show);
        reviews.MapPost("/{id}/{application}", Act);
        reviews.MapGet("/{id}/{application}/files/{file:int}", File);
    }

    private static async Task<IResult> All(HttpContext http, MyReviews mine) => Page.Of<MyOfferingsPage>(await mine.All(http.Actor().Address, http.RequestAborted));

    private static async Task<IResult> List(HttpContext http, string id, string? done, MyReviews mine) =>
        await mine.Of(id, http.Actor().Address, http.RequestAborted) is { } work
            ? Page.Of<MyReviewsPage>(new MyReviewsModel(work, PostedForm.Empty, null, Done(done)))
            : TypedResults.NotFound();

    /// <summary>Takes an application by own choice, or says more of oneself.</summary>
    private static async Task<IResult> Take(HttpContext http, string id, MyReviews mine, ReviewDesk desk, PanelDesk panels)
    {
        var me = http.Actor().Address;
        if (await mine.Of(id, me, http.RequestAborted) is not { } work) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var refused = form.IsStale ? null : form["do"] switch
        {
            "take" when ApplicationId.TryParse(form["application"], out var application) =>
                await desk.Assign(work.Offering.Id, work.Round?.Number ?? 0, application, me, AssignedBy.OwnChoice, http.Actor(), http.RequestAborted),
            "me" => await Mend(http, panels, work, form),
            _ => new ReviewNotFound(),
        };
        if (!form.IsStale && !form.IsFaulty && refused is null) return Page.SeeOther($"/staff/reviews/{id}?done={form["do"]}");
        if (refused is FormFaulty(var faults)) form.Note(faults);
        return Page.Again<MyReviewsPage>(new MyReviewsModel(work, form, refused is FormFaulty ? null : refused, null));
    }

    private static async Task<Refusal?> Mend(HttpContext http, PanelDesk panels, MyWork work, PostedForm form)
    {
        var others = ReviewerFields.Others(form);
        if (form.IsFaulty) return null;
        var reviewer = work.Me with { Organizations = ReviewerFields.Lines(form["organizations"]), Others = others };
        return await panels.Seat(work.Offering.Id, reviewer, "Said so themselves", http.Actor(), http.RequestAborted);
    }

    private static async Task<IResult> Show(HttpContext http, string id, string application, string? done, MyReviews mine) =>
        await mine.One(id, application, http.Actor().Address, http.RequestAborted) is { } one
            ? Page.Of<ReviewPage>(new ReviewModel(one, ScoreForm.Of(one.Review), null, Done(done)))
            : TypedResults.NotFound();

    private static async Task<IResult> Act(HttpContext http, string id, string application, MyReviews mine, ReviewDesk desk, Discussion discussion)
    {
        if (await mine.One(id, application, http.Actor().Address, http.RequestAborted) is not { } one) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var refused = form.IsStale ? null : await Do(http, desk, discussion, one, form);
        if (!form.IsStale && !form.IsFaulty && refused is null)
            return Page.SeeOther(form["do"] is "recuse" ? $"/staff/reviews/{id}?done=recuse" : $"/staff/reviews/{id}/{application}?done={Uri.EscapeDataString(form["do"])}");
        var shown = form.IsStale || form["do"] is "save" or "submit" ? form : ScoreForm.Beside(one.Review, form);
        if (refused is FormFaulty(var faults)) shown.Note(faults);
        if (refused is ReasonMissing) shown.Note("reason", refused);
        return Page.Again<ReviewPage>(new ReviewModel(one, shown, refused is FormFaulty or ReasonMissing ? null : refused, null));
    }

    private static async Task<Refusal?> Do(HttpContext http, ReviewDesk desk, Discussion discussion, MyReview one, PostedForm form)
    {
        var (review, by) = (one.Review, http.Actor());
        switch (form["do"])
        {
            case "save" or "submit":
                var (basedOn, rubric) = (form.Number("basedOn"), form.Number("rubric"));
                if (form.IsFaulty) return null;
                if (rubric != one.Rubric.Version) return new RubricChangedMeanwhile();
                var save = new ReviewCommand.Save(basedOn, one.Rubric, ScoreForm.Read(form, one.Rubric), form["comment"], form["do"] == "submit");
                return await desk.Handle(one.Offering.Id, review.Round, review.Application, review.Reviewer, save, by, http.RequestAborted);
            case "recuse":
                var aside = new ReviewCommand.Recuse(form.Text("reason"), form["because"] != "other");
                return await desk.Handle(one.Offering.Id, review.Round, review.Application, review.Reviewer, aside, by, http.RequestAborted);
            case "say":
                return Discussion.IsOpenTo(review) ? await discussion.Say(one.Offering.Id, review.Application, form["note"], by.Address, http.RequestAborted) : new ReviewNotFound();
            default:
                return new ReviewNotFound();
        }
    }

    private static async Task<IResult> File(HttpContext http, string id, string application, int file, MyReviews mine, BlindReading reading)
    {
        if (await mine.One(id, application, http.Actor().Address, http.RequestAborted) is not { } one) return TypedResults.NotFound();
        if (await reading.File(one.Offering.Id, one.Review.Application, file, http.RequestAborted) is not var (blind, content)) return TypedResults.NotFound();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.File(content, "application/octet-stream", $"{one.Seen.Code}-{blind.Name}");
    }

    private static async Task<IResult> Export(HttpContext http, string id, MyReviews mine, MyReviewTable table) =>
        await mine.Of(id, http.Actor().Address, http.RequestAborted) is { } work
            ? new Exports.CsvAnswer(table.For(work), [work.Offering], false, $"my-reviews-{work.Offering.Id}")
            : TypedResults.NotFound();

    private static string? Done(string? what) => what switch
    {
        "save" => "Saved. It counts when it is submitted",
        "submit" => "Submitted. Thank you",
        "recuse" => "You stepped aside. What you had scored of it no longer counts",
        "take" => "It is yours to review",
        "me" => "Saved. Nobody is asked to review their own district or colleagues",
        "say" => "Said",
        _ => null,
    };
}

public sealed record MyReviewsModel(MyWork Work, PostedForm Form, Refusal? Refused, string? Done);

public sealed record ReviewModel(MyReview One, PostedForm Form, Refusal? Refused, string? Done);
