using System.Net;
using Nep.Registration.App.Staff;
using Nep.Registration.Local.Mail;
using Nep.Registration.Site.Staff.SignIn;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

public sealed class SignInTests
{
    [Fact]
    public async Task A_link_works_once_and_only_when_its_button_is_pressed()
    {
        await using var site = await StaffSite.Open();
        var link = await site.Link(StaffRole.Registrar);
        using var scanner = site.Site.NewVisitor();
        using var visitor = site.Site.NewVisitor();

        for (var look = 0; look < 3; look++) Assert.Equal("Staff sign-in", (await scanner.Page(link)).Says("h1"));
        using var nobody = await scanner.Get("/staff");
        using var first = await visitor.Send(await visitor.Page(link), "main form", "button");
        using var second = await scanner.Send(await scanner.Page(link), "main form", "button");

        Assert.Equal(HttpStatusCode.SeeOther, nobody.StatusCode);
        Assert.Equal((HttpStatusCode.SeeOther, "/staff"), (first.StatusCode, first.Headers.Location!.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Equal("This link does not work any more", (await Visitor.Read(second)).Says("h1"));
        Assert.Equal("The Registrar", (await visitor.Page("/staff")).Says(".who span"));
    }

    [Fact]
    public async Task A_link_dies_after_ten_minutes()
    {
        await using var site = await StaffSite.Open();
        var link = await site.Link(StaffRole.Registrar);
        using var visitor = site.Site.NewVisitor();

        await site.Site.Travel(StaffDesk.LinkLives);
        using var answer = await visitor.Send(await visitor.Page(link), "main form", "button");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task Known_and_unknown_addresses_get_the_same_answer_and_only_the_known_one_a_mail()
    {
        await using var site = await StaffSite.Open();
        await site.Link(StaffRole.Registrar);
        using var visitor = site.Site.NewVisitor();

        var known = await Ask(visitor, "registrar@nep-center.example");
        var unknown = await Ask(visitor, "stranger@nep-center.example");

        Assert.Equal(known.Replace("registrar@", "", StringComparison.Ordinal), unknown.Replace("stranger@", "", StringComparison.Ordinal));
        await site.Get<StaffDesk>().Posted();
        var (mails, _) = await site.Get<Outbox>().List(null, 50, CancellationToken.None);
        Assert.Equal(["registrar@nep-center.example"], mails.Select(mail => mail.To.ToString()));
    }

    [Fact]
    public async Task A_bad_address_is_said_beside_the_field_and_kept()
    {
        await using var site = await StaffSite.Open();
        using var visitor = site.Site.NewVisitor();

        using var answer = await visitor.Send(await visitor.Page("/staff/sign-in"), "main form", null, ("mail", "no-address"));
        var page = await Visitor.Read(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("no-address", page.QuerySelector("#mail")!.GetAttribute("value"));
        Assert.Equal("mail-error", page.QuerySelector("#mail")!.GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task After_signing_in_one_goes_where_one_wanted_to()
    {
        await using var site = await StaffSite.Open();
        var link = await site.Link(StaffRole.Registrar);
        using var visitor = site.Site.NewVisitor();

        using var asked = await visitor.Send(await visitor.Page("/staff/sign-in?next=%2Fstaff%2Fofferings%3Fq%3Da"), "main form", null, ("mail", "registrar@nep-center.example"));
        using var signedIn = await visitor.Send(await visitor.Page(link), "main form", "button");

        Assert.Equal("/staff/offerings?q=a", signedIn.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("/staff\nLocation: https://evil.example")]
    [InlineData("staff")]
    [InlineData("")]
    [InlineData(null)]
    public void Nobody_is_sent_on_to_another_host(string? next) => Assert.Equal("/staff", LocalPath.OrHome(next));

    [Fact]
    public async Task A_forged_next_is_not_followed()
    {
        await using var site = await StaffSite.Open();
        var link = await site.Link(StaffRole.Registrar);
        using var visitor = site.Site.NewVisitor();

        using var asked = await visitor.Send(
            await visitor.Page("/staff/sign-in?next=https%3A%2F%2Fevil.example"), "main form", null, ("mail", "registrar@nep-center.example"), ("next", "//evil.example"));
        using var signedIn = await visitor.Send(await visitor.Page(link), "main form", "button");

        Assert.Equal("/staff", signedIn.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Signing_out_closes_every_page()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Administrator);

        using var out_ = await visitor.Send(await visitor.Page("/staff/sign-out"), "main form", "button");
        using var after = await visitor.Get("/staff");

        Assert.Equal("/staff/sign-in", out_.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.SeeOther, after.StatusCode);
    }

    private static async Task<string> Ask(Visitor visitor, string address)
    {
        using var answer = await visitor.Send(await visitor.Page("/staff/sign-in"), "main form", null, ("mail", address));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await Visitor.Read(answer)).Says();
    }
}
