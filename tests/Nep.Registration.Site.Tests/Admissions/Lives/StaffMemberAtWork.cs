using System.Net;
using AngleSharp.Html.Dom;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Admissions.Lives;

/// <summary>Someone of the Center in a browser: signs in by the mailed link whenever the site asks for it. Months pass in a life, so it often does.</summary>
internal sealed partial class StaffMemberAtWork(Life life, string name, string address) : IDisposable
{
    private readonly Visitor browser = life.Site.NewVisitor();

    public string Name => name;

    public async Task<IHtmlDocument> Page(string path)
    {
        using var answer = await browser.Get(path);
        if (answer.StatusCode == HttpStatusCode.OK) return await Visitor.Read(answer);
        Assert.Contains("/staff/sign-in", answer.Headers.Location?.ToString() ?? $"{name} at {path}: {answer.StatusCode}", StringComparison.Ordinal);
        await SignIn();
        using var again = await browser.Get(path);
        Assert.True(again.StatusCode == HttpStatusCode.OK, $"{name} at {path}: {again.StatusCode}");
        return await Visitor.Read(again);
    }

    /// <summary>Sends a form of a page and expects it to be taken.</summary>
    public async Task Do(string path, string form, string? button, params (string Name, string? Value)[] fields)
    {
        using var answer = await browser.Send(await Page(path), form, button, fields);
        await Taken(answer, $"{name} at {path}");
        await life.Site.Rest();
    }

    /// <summary>Sends a form of a page and reads what it is refused with.</summary>
    public async Task<string> Refused(string path, string form, string? button, params (string Name, string? Value)[] fields)
    {
        using var answer = await browser.Send(await Page(path), form, button, fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return (await Visitor.Read(answer)).Says(".error-summary");
    }

    public async Task<string> Csv(string path) => (await Text(path)).TrimStart('\uFEFF');

    /// <summary>What a file says that a page leads to.</summary>
    public async Task<string> Text(string path)
    {
        await Page("/staff");
        using var answer = await browser.Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    public Task Appoint(string who, StaffRole[] roles) => Do(
        "/staff/members/new", "main form", "button",
        [("name", who), ("email", $"{who.ToLowerInvariant()}@nep-center.example"), ("reason", "Joins us"), .. roles.Select(role => ($"role.{role}", (string?)"yes"))]);

    public void Dispose() => browser.Dispose();

    /// <summary>What a form that was not taken says, so that a failing story tells why.</summary>
    internal static async Task Taken(HttpResponseMessage answer, string where) =>
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{where}: {answer.StatusCode} {(answer.StatusCode == HttpStatusCode.SeeOther ? "" : (await Visitor.Read(answer)).Says("main"))}");

    private async Task SignIn()
    {
        using (await browser.Send(await browser.Page("/staff/sign-in"), "main form", "button", ("mail", address))) await life.Site.Rest();
        using var opened = await browser.Send(await browser.Page(await life.LinkTo(address, "/staff/sign-in/")), "main form", "button");
        await Taken(opened, $"{name} signs in");
    }
}
