using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Staff;
using Nep.Registration.Functions.Tests.Ports;

namespace Nep.Registration.Functions.Tests.Site;

/// <summary>Reviewers are seated and interviewers chosen from the roll, which on this host nobody keeps by hand.</summary>
public sealed class PlatformRollTests
{
    private static readonly StaffMember Rae = new(EmailAddress.Parse("rae@nep.example"), "rae", [StaffRole.Reviewer]);

    [Fact]
    public async Task Whoever_the_platform_signs_in_as_staff_stands_on_the_roll_and_is_written_there_once()
    {
        await using var ports = await PortsFixture.Open();
        using var rae = ports.SignedIn("rae@nep.example", StaffRole.Reviewer);
        var before = ports.Store.Writes;

        for (var time = 0; time < 3; time++) Assert.Equal(HttpStatusCode.OK, await Get(rae, "/staff"));

        Assert.Equal([Rae], await Roll(ports));
        Assert.Equal(before + 1, ports.Store.Writes);
    }

    [Fact]
    public async Task Other_roles_at_the_platform_are_other_roles_on_the_roll_at_the_next_request()
    {
        await using var ports = await PortsFixture.Open();
        using var admin = ports.SignedIn("ada@nep.example", StaffRole.Administrator);
        using var before = ports.SignedIn("rae@nep.example", StaffRole.Reviewer);
        using var after = ports.SignedIn("rae@nep.example", StaffRole.Registrar, StaffRole.Reviewer);
        foreach (var browser in new[] { admin, before, after }) await Get(browser, "/staff");

        Assert.Equal([new StaffMember(EmailAddress.Parse("ada@nep.example"), "ada", [StaffRole.Administrator]), Rae with { Roles = [StaffRole.Reviewer, StaffRole.Registrar] }], Sorted(await Roll(ports)));
    }

    [Fact]
    public async Task Someone_without_a_role_is_not_staff_and_not_on_the_roll()
    {
        await using var ports = await PortsFixture.Open();
        using var guest = ports.SignedIn("guest@nep.example");

        Assert.Equal((HttpStatusCode.Forbidden, 0), (await Get(guest, "/staff"), (await Roll(ports)).Count));
    }

    [Fact]
    public async Task The_roll_opens_nothing_here_the_platforms_word_alone_does()
    {
        await using var ports = await PortsFixture.Open();
        using var before = ports.SignedIn("rae@nep.example", StaffRole.Registrar);
        using var after = ports.SignedIn("rae@nep.example");
        Assert.Equal(HttpStatusCode.OK, await Get(before, "/staff/people"));

        Assert.Equal((HttpStatusCode.Forbidden, 1), (await Get(after, "/staff/people"), (await Roll(ports)).Count));
    }

    [Fact]
    public async Task A_roll_that_cannot_be_written_keeps_nobody_out_and_is_written_later()
    {
        await using var ports = await PortsFixture.Open();
        using var rae = ports.SignedIn("rae@nep.example", StaffRole.Reviewer);

        ports.Store.IsAway = true;
        var away = await Get(rae, "/staff/sign-out");
        await Get(rae, "/api/v1/openapi.json");
        ports.Store.IsAway = false;
        await Get(rae, "/staff");

        Assert.Equal(HttpStatusCode.Redirect, away);
        Assert.Equal([Rae], await Roll(ports));
        Assert.Contains(ports.Log, line => line.Contains("could not be written down on the roll", StringComparison.Ordinal) && !line.Contains("rae@nep.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reviewer_who_has_signed_in_can_be_seated_on_a_panel()
    {
        await using var ports = await PortsFixture.Open();
        using var rae = ports.SignedIn("rae@nep.example", StaffRole.Reviewer);
        await Get(rae, "/staff");

        Assert.Equal(Rae, await ports.Services.GetRequiredService<StaffRoll>().Find(Rae.Address, TestContext.Current.CancellationToken));
    }

    private static IReadOnlyList<StaffMember> Sorted(IReadOnlyList<StaffMember> roll) => [.. roll.OrderBy(member => member.Name, StringComparer.Ordinal)];

    private static Task<IReadOnlyList<StaffMember>> Roll(PortsFixture ports) =>
        ports.Services.GetRequiredService<StaffRoll>().All(TestContext.Current.CancellationToken);

    private static async Task<HttpStatusCode> Get(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
