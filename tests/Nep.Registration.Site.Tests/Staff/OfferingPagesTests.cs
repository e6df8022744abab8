using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

public sealed class OfferingPagesTests
{
    private const string One = "/staff/offerings/coaching-for-equity-2027-03";
    private const string Form = "main form[method=post]";

    [Fact]
    public async Task An_offering_is_made_edited_published_copied_and_cancelled_through_its_forms()
    {
        await using var institute = await Institute.Open();
        using var registrar = await institute.Site.SignIn(StaffRole.Registrar);

        using var copied = await registrar.Send(await registrar.Page($"{One}/clone"), Form, null, ("id", "coaching-for-equity-2027-09"), ("firstDay", "2027-09-02"));
        Assert.Equal("/staff/offerings/coaching-for-equity-2027-09?done=copied", copied.Headers.Location!.ToString());
        const string Copy = "/staff/offerings/coaching-for-equity-2027-09";
        using var edited = await registrar.Send(await registrar.Page($"{Copy}/edit"), Form, null, ("title", "Coaching for Equity, fall"), ("capacity", "12"), ("do", "save"));
        Assert.Equal(HttpStatusCode.SeeOther, edited.StatusCode);
        using var published = await registrar.Send(await registrar.Page(Copy), "form[action$='/publish']", null);
        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);

        var fall = (await institute.Site.Services.GetRequiredService<OfferingShelf>().Find(OfferingId.Parse("coaching-for-equity-2027-09")))!;
        Assert.Equal(
            (OfferingStatus.Published, "Coaching for Equity, fall", 12, new LocalDate(2027, 9, 2)),
            (fall.Status, fall.Details.Title, fall.Details.Capacity, fall.FirstDay));

        using var cancelled = await registrar.Send(await registrar.Page($"{Copy}/cancel"), Form, null, ("reason", "The building burned down."));
        Assert.Equal(HttpStatusCode.SeeOther, cancelled.StatusCode);
        using var public1 = await registrar.Get("/offerings/coaching-for-equity-2027-09");
        Assert.Contains("cancelled", await public1.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Cancelling_says_first_what_it_does_and_then_gives_everyone_their_money_back()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold();
        await institute.Pay(manage);
        using var registrar = await institute.Site.SignIn(StaffRole.Registrar);

        var preview = await registrar.Page($"{One}/cancel");
        Assert.Contains("$795", preview.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var without = await registrar.Send(preview, Form, null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        using var done = await registrar.Send(preview, Form, null, ("reason", "Storm"));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        await institute.Site.Rest();

        Assert.Contains("$795", (await institute.Visitor.Page(manage)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Cancelled", (await registrar.Page($"{One}/registrations")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_faults_keeps_everything_typed_and_writes_nothing()
    {
        await using var institute = await Institute.Open();
        using var registrar = await institute.Site.SignIn(StaffRole.Registrar);

        using var answer = await registrar.Send(
            await registrar.Page($"{One}/edit"), Form, null, ("title", "A new title"), ("capacity", "none"), ("price", "12.345"), ("sessions[0].ends", "2027-03-04T08:00"), ("do", "save"));
        var page = await Visitor.Read(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(("A new title", "none", "12.345"), (Value(page, "title"), Value(page, "capacity"), Value(page, "price")));
        Assert.True(page.QuerySelectorAll(".error, .field-error, [aria-invalid=true]").Length >= 3);
        Assert.Equal("Coaching for Equity Institute", (await institute.Site.Services.GetRequiredService<OfferingShelf>().Find(Institute.Id))!.Details.Title);
    }

    [Fact]
    public async Task Rows_are_added_and_removed_without_losing_what_was_typed()
    {
        await using var institute = await Institute.Open();
        using var registrar = await institute.Site.SignIn(StaffRole.Registrar);

        using var added = await registrar.Send(await registrar.Page($"{One}/edit"), Form, null, ("title", "Half-typed"), ("do", "add codes"));
        var page = await Visitor.Read(added);
        Assert.Equal("Half-typed", Value(page, "title"));
        Assert.NotNull(page.QuerySelector("[name='codes[2].code']"));
        using var removed = await registrar.Send(page, Form, null, ("do", "remove codes 0"));
        Assert.Equal("OLD", Value(await Visitor.Read(removed), "codes[0].code"));
    }

    [Fact]
    public async Task A_form_opened_before_someone_elses_change_is_refused()
    {
        await using var institute = await Institute.Open();
        using var registrar = await institute.Site.SignIn(StaffRole.Registrar);
        var (mine, theirs) = (await registrar.Page($"{One}/edit"), await registrar.Page($"{One}/edit"));
        using var first = await registrar.Send(theirs, Form, null, ("capacity", "7"), ("do", "save"));
        using var second = await registrar.Send(mine, Form, null, ("capacity", "9"), ("do", "save"));

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity), (first.StatusCode, second.StatusCode));
        Assert.Contains("Someone else changed", (await Visitor.Read(second)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static string? Value(IHtmlDocument page, string field) => (page.QuerySelector($"[name='{field}']") as IHtmlInputElement)?.Value;
}
