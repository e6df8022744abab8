using Nep.Registration.App.Connections;
using Nep.Registration.App.Tests.Rehearsal;

namespace Nep.Registration.App.Tests.Connections;

public class ReturnAddressTests
{
    private static readonly string[] List = ["https://good.example/learning", "https://port.example:8443", "http://localhost:4000"];

    [Theory]
    [InlineData("https://good.example/learning")]
    [InlineData("https://good.example/learning/")]
    [InlineData("https://good.example/learning/equity?session=2#part")]
    [InlineData("https://GOOD.example/learning")]
    [InlineData("https://good.example:443/learning")]
    [InlineData("https://port.example:8443/")]
    [InlineData("https://port.example:8443/anything")]
    [InlineData("http://localhost:4000/a")]
    [InlineData("https://good.example/learning/?next=https:%3A//evil.example")]
    public async Task An_address_on_the_list_or_under_one_is_where_people_go_back(string asked) => Assert.NotNull(await Allowed(asked));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("/learning")]
    [InlineData("//good.example/learning")]
    [InlineData("//evil.example")]
    [InlineData("https:good.example/learning")]
    [InlineData("https:/good.example/learning")]
    [InlineData("https:///good.example/learning")]
    [InlineData("https:\\\\good.example\\learning")]
    [InlineData("https://good.example\\@evil.example/learning")]
    [InlineData("https://good.example/learning\\..\\..")]
    [InlineData("https://evil.example/learning")]
    [InlineData("https://good.example@evil.example/learning")]
    [InlineData("https://good.example%40evil.example/learning")]
    [InlineData("https://user:pass@good.example/learning")]
    [InlineData("https://@good.example/learning")]
    [InlineData("https://good.example:80@evil.example/learning")]
    [InlineData("https://good.example.evil.example/learning")]
    [InlineData("https://evilgood.example/learning")]
    [InlineData("https://good.example./learning")]
    [InlineData("https://good.example:8443/learning")]
    [InlineData("https://port.example/")]
    [InlineData("http://good.example/learning")]
    [InlineData("http://localhost/")]
    [InlineData("http://localhost:4000.evil.example/")]
    [InlineData("https://good.example/")]
    [InlineData("https://good.example/learningevil")]
    [InlineData("https://good.example/learning.evil")]
    [InlineData("https://good.example/learning%2fevil")]
    [InlineData("https://good.example/learning/../evil")]
    [InlineData("https://good.example/learning/%2e%2e/evil")]
    [InlineData("https://good.example/learning/.%2E/evil")]
    [InlineData("https://good.example/learning/%5c..%5cevil")]
    [InlineData("https://good.example/LEARNING")]
    [InlineData("https://gооd.example/learning")]
    [InlineData("https://xn--good-example/learning")]
    [InlineData("https://good。example/learning")]
    [InlineData("https://good.example/learning\r\nSet-Cookie: a=b")]
    [InlineData("https://good.example/learning\t")]
    [InlineData("https://good.example/learning\u0000")]
    [InlineData("https://good.example/learning%00")]
    [InlineData(" https://good.example/learning")]
    [InlineData("https://good.example/learning\u202e")]
    [InlineData("https://good.example/learning\"onclick=")]
    [InlineData("https://good.example/learning<script>")]
    [InlineData("javascript://good.example/learning%0aalert(1)")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("HTTPS://good.example/learning")]
    [InlineData("ftp://good.example/learning")]
    public async Task Whatever_is_not_on_the_list_or_could_be_read_in_two_ways_is_nowhere_to_go(string? asked) => Assert.Null(await Allowed(asked));

    [Fact]
    public async Task An_address_longer_than_any_is_nowhere_to_go() => Assert.Null(await Allowed("https://good.example/learning/" + new string('x', 1000)));

    [Theory]
    [InlineData("https://good.example", "https://good.example")]
    [InlineData("https://Good.Example/", "https://good.example")]
    [InlineData("https://good.example:443/a/b/", "https://good.example/a/b")]
    [InlineData("http://127.0.0.1:4000/", "http://127.0.0.1:4000")]
    [InlineData("http://good.example/", null)]
    [InlineData("https://good.example/?a=b", null)]
    [InlineData("https://good.example/#a", null)]
    [InlineData("https://*.good.example/", null)]
    [InlineData("https://good.example@evil.example", null)]
    [InlineData("good.example", null)]
    [InlineData("https://", null)]
    public void What_staff_put_on_the_list_has_one_form(string typed, string? kept) =>
        Assert.Equal(kept, ReturnAddress.TryParse(typed, out var address) ? address.Text : null);

    [Fact]
    public async Task The_list_changes_with_a_reason_and_what_is_taken_off_leads_nowhere_at_once()
    {
        using var house = new House();
        var book = house.Get<ReturnBook>();

        Assert.Equal(
            new FormFaulty([new Fault("address", "NotAReturnAddress"), new Fault("reason", "Missing")]), await book.Handle(new ReturnCommand.AllowReturn("http://good.example", " "), Desk.Staff));
        Assert.Null(await book.Handle(new ReturnCommand.AllowReturn(List[0] + "/", "They asked."), Desk.Staff));
        Assert.Null(await book.Handle(new ReturnCommand.AllowReturn(List[0], "Pressed twice."), Desk.Staff));
        Assert.NotNull(await book.Allowed(List[0]));
        Assert.Null(await book.Handle(new ReturnCommand.ForbidReturn(List[0], "Their site is gone."), Desk.Staff));

        Assert.Null(await book.Allowed(List[0]));
        Assert.Equal(["ReturnAllowed", "ReturnForbidden"], (await book.History()).SelectMany(entry => entry.Events).Select(one => one.GetType().Name));
    }

    [Fact]
    public async Task The_list_has_an_end()
    {
        using var house = new House();
        for (var i = 0; i < ReturnDecider.Most; i++)
            Assert.Null(await house.Get<ReturnBook>().Handle(new ReturnCommand.AllowReturn($"https://a{i}.example", "x"), Desk.Staff));
        Assert.Equal(new TooManyReturns(100), await house.Get<ReturnBook>().Handle(new ReturnCommand.AllowReturn("https://more.example", "x"), Desk.Staff));
    }

    private static async Task<Uri?> Allowed(string? asked)
    {
        using var house = new House();
        foreach (var address in List) Assert.Null(await house.Get<ReturnBook>().Handle(new ReturnCommand.AllowReturn(address, "A test needs it."), Desk.Staff));
        return await house.Get<ReturnBook>().Allowed(asked);
    }
}
