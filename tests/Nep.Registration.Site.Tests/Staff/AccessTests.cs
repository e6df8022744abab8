using System.Net;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>Every staff address and every role: who gets in, asked of the server and not of the links that are shown.</summary>
public sealed class AccessTests
{
    private const string One = "/staff/offerings/coaching-for-equity-2027-03";
    private const string Registration = One + "/registrations/0000000000000001";

    private static readonly string[] ForEveryone = ["/staff"];

    private static readonly string[] ForFacilitators = ["/staff/offerings", One, One + "/sessions/1/roster"];

    private static readonly string[] ForRegistrars =
    [
        "/staff/offerings/new", One + "/edit", One + "/cancel", One + "/clone", One + "/registrations", Registration, Registration + "/cancel",
        Registration + "/people/1", One + "/mail/letters", One + "/mail/letters/Confirmation/en",
    ];

    private static readonly string[] PostsForFacilitators = [One + "/sessions/1/roster"];

    private static readonly string[] PostsForRegistrars =
    [
        "/staff/offerings/new", One + "/edit", One + "/publish", One + "/cancel", One + "/clone", Registration + "/cancel", Registration + "/people/1",
        Registration + "/mail", One + "/mail/letters/Confirmation/en",
    ];

    [Theory]
    [InlineData(StaffRole.Administrator, true, true)]
    [InlineData(StaffRole.Registrar, true, true)]
    [InlineData(StaffRole.Facilitator, true, false)]
    [InlineData(StaffRole.Reviewer, false, false)]
    public async Task Each_role_opens_its_pages_and_no_others(StaffRole role, bool facilitates, bool registers)
    {
        await using var site = await StaffSite.Open();
        await site.Register(1, ["Rosa Delgado"], "FREE");
        using var visitor = await site.SignIn(role);

        foreach (var path in ForEveryone) Assert.Equal((path, HttpStatusCode.OK), (path, await Status(visitor, path)));
        foreach (var path in ForFacilitators) Assert.Equal((path, facilitates ? HttpStatusCode.OK : HttpStatusCode.Forbidden), (path, await Status(visitor, path)));
        foreach (var path in ForRegistrars) Assert.Equal((path, registers ? HttpStatusCode.OK : HttpStatusCode.Forbidden), (path, await Status(visitor, path)));
        foreach (var path in PostsForFacilitators) Assert.Equal((path, !facilitates), (path, await Posted(visitor, path) == HttpStatusCode.Forbidden));
        foreach (var path in PostsForRegistrars) Assert.Equal((path, !registers), (path, await Posted(visitor, path) == HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_sent_to_sign_in_and_back_and_may_post_nothing()
    {
        await using var site = await StaffSite.Open();
        using var visitor = site.Site.NewVisitor();

        foreach (var path in ForEveryone.Concat(ForFacilitators).Concat(ForRegistrars))
        {
            using var answer = await visitor.Get(path + "?q=a%20b");
            Assert.Equal(
                (HttpStatusCode.SeeOther, $"/staff/sign-in?next={Uri.EscapeDataString(path + "?q=a%20b")}"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        }

        foreach (var path in PostsForFacilitators.Concat(PostsForRegistrars)) Assert.Equal(HttpStatusCode.Forbidden, await Posted(visitor, path));
    }

    [Fact]
    public async Task A_facilitator_sees_needs_but_no_money_and_no_other_answers()
    {
        await using var site = await StaffSite.Open();
        var state = await site.Register(1, ["Rosa Delgado"]);
        await site.Pay(state, Money.Usd(795), "pay_1");
        using var visitor = await site.SignIn(StaffRole.Facilitator);

        foreach (var path in ForEveryone.Concat(ForFacilitators))
        {
            var page = await visitor.Page(path);
            Assert.DoesNotContain("$", page.Says(), StringComparison.Ordinal);
            Assert.DoesNotContain("Teacher", page.Says(), StringComparison.Ordinal);
            Assert.DoesNotContain("rosa.delgado@", page.Says(), StringComparison.Ordinal);
        }

        Assert.Contains("Live captions", (await visitor.Page(One + "/sessions/1/roster")).Says(".roster"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_offering_session_or_registration_is_not_found()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Administrator);

        foreach (var path in new[] { "/staff/offerings/none-such", One + "/sessions/99/roster", Registration, One + "/registrations/x", "/staff/offerings/UPPER/edit" })
            Assert.Equal((path, HttpStatusCode.NotFound), (path, await Status(visitor, path)));
    }

    [Theory]
    [InlineData("/publish")]
    [InlineData("/cancel")]
    [InlineData("/clone")]
    [InlineData("/edit")]
    public async Task A_post_without_the_form_token_changes_nothing(string post)
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Administrator);
        var before = await site.Offering("coaching-for-equity-2027-03");

        using var answer = await visitor.Post(One + post, [new("reason", "x"), new("id", "a-copy"), new("firstDay", "2027-09-02")]);

        Assert.True((int)answer.StatusCode is 400 or 422);
        Assert.Equal(before, await site.Offering("coaching-for-equity-2027-03"));
    }

    private static async Task<HttpStatusCode> Status(Visitor visitor, string path)
    {
        using var answer = await visitor.Get(path);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> Posted(Visitor visitor, string path)
    {
        using var answer = await visitor.Post(path, [new("do", "save")]);
        return answer.StatusCode;
    }
}
