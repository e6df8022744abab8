using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Nep.Registration.App.Connections;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>Keys of other programs, as an administrator makes and revokes them.</summary>
public sealed class ConnectionPageTests
{
    private const string New = "/staff/connections/keys/new";

    [Fact]
    public async Task A_key_is_shown_once_works_and_is_taken_back_with_a_reason()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Administrator);
        using var made = await visitor.Send(
            await visitor.Page(New), "main form", null, ("name", "District data office"), ("scope.Read", "yes"), ("expires", "2027-06-30"), ("reason", "For their roster."));
        var secret = (await Visitor.Read(made)).QuerySelector<IHtmlInputElement>("#secret")!.Value;
        var (key, _) = await site.Get<ApiKeyRing>().Open(secret);

        var list = await visitor.Page("/staff/connections");
        Assert.Equal(("District data office", Instant.FromUtc(2027, 7, 1, 7, 0)), (key!.Name, key.Expires));
        Assert.Equal($"District data office {key.Id} read Good Jun 30, 2027 Jan 4, 2027", list.Says("tbody tr"));
        Assert.DoesNotContain(secret, list.DocumentElement.OuterHtml, StringComparison.Ordinal);

        var path = $"/staff/connections/keys/{key.Id}";
        using var without = await visitor.Send(await visitor.Page(path), "form[action$='/revoke']", null);
        using var revoked = await visitor.Send(await visitor.Page(path), "form[action$='/revoke']", null, ("reason", "It got about."));
        var after = await visitor.Page(path);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.SeeOther), (without.StatusCode, revoked.StatusCode));
        Assert.Equal("District data office Revoked", after.Says("h1"));
        Assert.Contains("Why: “It got about.”", after.Says(".timeline"), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, after.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(new ApiKeyRevoked(), (await site.Get<ApiKeyRing>().Open(secret)).Why);
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field_and_what_was_typed_is_kept()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Administrator);
        using var answer = await visitor.Send(await visitor.Page(New), "main form", null, ("name", "District <b>"), ("expires", "2026-01-01"), ("reason", "x"));
        var page = await Visitor.Read(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(("District <b>", "2026-01-01"), (page.QuerySelector<IHtmlInputElement>("#name")!.Value, page.QuerySelector<IHtmlInputElement>("#expires")!.Value));
        Assert.Equal("Please fill this in.", page.Says("#scopes-error"));
        Assert.Equal("This day is over. Choose a later one.", page.Says("#expires-error"));
        Assert.Empty(await site.Get<ApiKeyRing>().All());
    }
}
