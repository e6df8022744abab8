using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Tests.Admissions;
using Nep.Registration.Site.Tests.Participants;
using Nep.Registration.Site.Tests.Staff;

namespace Nep.Registration.Site.Tests.Security;

/// <summary>
/// Nobody finds out by a form whether an address is known: the same bytes, the same headers, and the same calls of the store before the answer. What is asked of the store is what
/// takes time, so the comparison holds on any machine, however busy.
/// </summary>
public sealed partial class SameAnswerTests
{
    [Fact]
    public async Task Asking_for_a_sign_in_link_is_answered_alike_for_staff_and_strangers_again_and_again()
    {
        await using var site = await SiteFixture.Open(adjust: WatchedStore.Before);
        await new StaffDoor(site).Link(StaffRole.Registrar);
        var store = (WatchedStore)site.Services.GetRequiredService<ITableStore>();
        using var visitor = site.NewVisitor();
        await Ask(visitor, store, "warm@nep-center.example");

        for (var round = 0; round < 4; round++)
        {
            var known = await Ask(visitor, store, "registrar@nep-center.example");
            await site.Services.GetRequiredService<StaffDesk>().Posted();
            var unknown = await Ask(visitor, store, "registrat@nep-center.example");

            Assert.Equal(known.Answer, unknown.Answer);
            Assert.Equal(known.Calls, unknown.Calls);
            Assert.Contains(known.Calls, call => call.StartsWith("transact", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Beyond_the_limit_the_answer_is_still_the_same()
    {
        await using var site = await SiteFixture.Open(adjust: WatchedStore.Before);
        await new StaffDoor(site).Link(StaffRole.Registrar);
        var store = (WatchedStore)site.Services.GetRequiredService<ITableStore>();
        using var visitor = site.NewVisitor();

        for (var round = 0; round < 7; round++)
        {
            var known = await Ask(visitor, store, "registrar@nep-center.example");
            await site.Services.GetRequiredService<StaffDesk>().Posted();
            var unknown = await Ask(visitor, store, "registrat@nep-center.example");
            Assert.Equal(known.Answer, unknown.Answer);
            Assert.Equal(round >= 5, known.Answer.StartsWith("429", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Beginning_an_application_is_answered_alike_for_whoever_applied_before()
    {
        await using var fellowship = await Fellowship.Open();
        var answers = new List<string>();
        foreach (var name in new[] { "Ana Ruiz", "Ana Ruiz", "Bea Ruiz" })
        {
            using var visitor = fellowship.Site.NewVisitor();
            using var begun = await visitor.Send(await visitor.Page(Fellowship.Apply), "main form", "button", ("applicant.name", name), ("applicant.email", Fellowship.Mailbox(name)));
            answers.Add(await Plain(begun, name));
        }

        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        Assert.StartsWith("303", answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_review_of_a_registration_says_nothing_of_earlier_ones_under_its_address()
    {
        await using var institute = await Institute.Open();
        await institute.Hold();
        var answers = new List<string>();
        foreach (var address in new[] { "rosa@lakeview.example", "rota@lakeview.example" })
        {
            using var visitor = institute.Site.NewVisitor();
            using var review = await visitor.Send(await visitor.Page(Institute.Register), Institute.Form, "button[value=review]", [.. Institute.Rosa, ("people[0].email", address)]);
            answers.Add(await Plain(review, address));
        }

        Assert.Single(answers.Distinct(StringComparer.Ordinal));
    }

    private static async Task<(string Answer, IReadOnlyList<string> Calls)> Ask(Visitor visitor, WatchedStore store, string address)
    {
        var page = await visitor.Page("/staff/sign-in");
        store.Clear();
        using var answer = await visitor.Send(page, "main form", null, ("mail", address));
        return (await Plain(answer, address), [.. store.Calls.Where(call => !call.Contains("_outbox", StringComparison.Ordinal))]);
    }

    /// <summary>Status, headers and body, without what is drawn anew or counts seconds, and without the address itself.</summary>
    private static async Task<string> Plain(HttpResponseMessage answer, string typed)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Date" or "Set-Cookie" or "Retry-After")).Select(header => $"{header.Key}: {string.Join(',', header.Value)}");
        return Drawn().Replace($"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n{await answer.Content.ReadAsStringAsync()}", "#").Replace(typed, "typed", StringComparison.Ordinal);
    }

    [GeneratedRegex("CfDJ8[\\w-]+|[0-9A-HJKMNP-TV-Z]{16,26}")]
    private static partial Regex Drawn();
}
