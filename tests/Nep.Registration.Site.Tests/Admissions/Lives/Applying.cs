using Nep.Registration.App.Admissions;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Admissions.Lives;

/// <summary>Someone who applies, alone or for a team, in a browser of their own.</summary>
internal sealed class Applying(Life life, string name, string path)
{
    private Visitor Browser => life.Browser(name);

    public string Name => name;

    public ApplicationId Number { get; } = ApplicationId.Parse(path.Split('/')[3]);

    public static async Task<Applying> Begin(Life life, string name, params (string Name, string? Value)[] more)
    {
        var browser = life.Browser(name);
        using var begun = await browser.Send(
            await browser.Page($"/offerings/{life.Id}/apply"), "main form", "button", [("applicant.name", name), ("applicant.email", Life.Mailbox(name)), .. more]);
        await StaffMemberAtWork.Taken(begun, $"{name} begins");
        await life.Site.Rest();
        return new Applying(life, name, begun.Headers.Location!.ToString());
    }

    public Task Answer(string stage, params (string Question, string? Answer)[] answers) =>
        Do($"{path}/stages/{stage}", "main form", "button[value=next]", [.. answers.Select(one => ($"answers.{one.Question}", one.Answer))]);

    /// <summary>Sends a file in, for a question that asks for one.</summary>
    public async Task Attach(string stage, string question, string file, string content)
    {
        var form = await Browser.Page($"{path}/stages/{stage}");
        using var fields = new MultipartFormDataContent { { new StringContent("next"), "do" }, { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(content)), $"answers.{question}", file } };
        foreach (var input in form.QuerySelectorAll("main form input[type=hidden]")) fields.Add(new StringContent(input.GetAttribute("value") ?? ""), input.GetAttribute("name")!);
        foreach (var area in form.QuerySelectorAll("main form textarea")) fields.Add(new StringContent(area.TextContent), area.GetAttribute("name")!);
        using var sent = await Browser.Client.PostAsync($"{path}/stages/{stage}", fields);
        await StaffMemberAtWork.Taken(sent, $"{name} sends {file}");
    }

    public Task Invite(string member, string role = "") => Do(
        $"{path}/team", "form:has([name='member.name'])", "button[value=add]",
        [("member.name", member), ("member.email", Life.Mailbox(member)), .. role.Length > 0 ? [("member.role", role)] : Array.Empty<(string, string?)>()]);

    public Task Replace(int place, string member, string role, string why) => Do(
        $"{path}/team", "form:has([name='member.name'])", "button[value=add]",
        ("member.place", $"{place}"), ("member.name", member), ("member.email", Life.Mailbox(member)), ("member.role", role), ("reason", why));

    public Task NameReferee(string referee, string relation) =>
        Do($"{path}/referees", "main form", "button", ("referee.name", referee), ("referee.email", Life.Mailbox(referee)), ("referee.relation", relation));

    public Task Send() => Do(path, "form[action$='/send']", "button");

    public Task Accept() => Do(path, "form[action$='/accept']", "button");

    public Task Decline(string why) => Do(path, "form[action$='/decline']", "button", ("reason", why));

    public Task Withdraw(string why) => Do(path, "form[action$='/withdraw']", "button", ("reason", why));

    /// <summary>Gives up the registration that the application came to.</summary>
    public async Task GiveUp(string why) => await Do($"{await RegistrationPage()}/cancel", "form[action$='/cancel']", "button", ("why", why));

    /// <summary>What their own page says on top.</summary>
    public async Task<string> Heading() => (await Browser.Page(path)).Says("h1");

    public async Task<string> Says() => (await Browser.Page(path)).Says("main");

    /// <summary>Pays what is due now by card, on the registration that their page leads to.</summary>
    public async Task Pay()
    {
        using var toCheckout = await Browser.Send(await Browser.Page(await RegistrationPage()), "form[action$='/pay']", null);
        using var paid = await Browser.Send(await Browser.Page(toCheckout.Headers.Location!.ToString()), "main form", "button[value=pay]");
        await StaffMemberAtWork.Taken(paid, $"{name} pays");
        await life.Site.Rest();
    }

    public async Task<string> RegistrationPage() =>
        (await Browser.Page(path)).QuerySelector("main a[href*='/registrations/']")?.GetAttribute("href") ?? throw new InvalidOperationException($"{name} has no registration: {await Heading()}");

    public async Task<string> RegistrationSays() => (await Browser.Page(await RegistrationPage())).Says("main");

    public async Task<ApplicationState> State() => (await life.Get<ApplicationDesk>().Find(life.Id, Number))!.Value.State;

    public async Task<RegistrationId> Registration() => (await State()).Registration!.Value;

    public async Task<ValueList<Participant>> Seats() => (await life.Get<RegistrationDesk>().Find(life.Id, await Registration()))!.Value.State.Participants;

    private async Task Do(string page, string form, string button, params (string, string?)[] fields)
    {
        using var answer = await Browser.Send(await Browser.Page(page), form, button, fields);
        await StaffMemberAtWork.Taken(answer, $"{name} at {page}");
        await life.Site.Rest();
    }
}

/// <summary>Those who are asked by an applicant, and answer from their own mail.</summary>
internal static class Asked
{
    public static Task SaysYes(this Life life, string member) => life.Answer(member, "/team/", "main form", "button[value=yes]");

    public static Task SaysNo(this Life life, string member, string why) => life.Answer(member, "/team/", "main form", "button[value=no]", ("reason", why));

    public static Task GivesReference(this Life life, string referee, Applying about, params (string Question, string? Answer)[] answers) =>
        life.Answer(referee, $"/references/{life.Id}/{about.Number}", "main form", "button", [.. answers.Select(one => ($"answers.{one.Question}", one.Answer))]);

    /// <summary>The certificate as its page prints it, opened from the mail; the number on it is verified as anyone may.</summary>
    public static async Task<string> Certificate(this Life life, string who)
    {
        var page = await life.Browser(who).Page(await life.LinkTo(Life.Mailbox(who), "/certificate"));
        return page.Says("main");
    }

    private static async Task Answer(this Life life, string who, string link, string form, string button, params (string, string?)[] fields)
    {
        var path = await life.LinkTo(Life.Mailbox(who), link);
        using var answer = await life.Browser(who).Send(await life.Browser(who).Page(path), form, button, fields);
        await StaffMemberAtWork.Taken(answer, $"{who} at {path}");
        await life.Site.Rest();
    }
}
