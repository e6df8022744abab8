using System.Net;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

public sealed class StaffAccessTests
{
    private const string One = "/staff/offerings/coaching-for-equity-2027-03";

    /// <summary>Every page of staff, and who else than an administrator may open it.</summary>
    private static readonly (string Path, StaffRole[] Roles)[] Pages =
    [
        ("/staff", [StaffRole.Facilitator, StaffRole.Reviewer, StaffRole.Registrar]),
        ("/staff/offerings", [StaffRole.Facilitator, StaffRole.Registrar]),
        (One, [StaffRole.Facilitator, StaffRole.Registrar]),
        ($"{One}/sessions/1/roster", [StaffRole.Facilitator, StaffRole.Registrar]),
        ("/staff/offerings/new", [StaffRole.Registrar]),
        ($"{One}/edit", [StaffRole.Registrar]),
        ($"{One}/clone", [StaffRole.Registrar]),
        ($"{One}/cancel", [StaffRole.Registrar]),
        ($"{One}/registrations", [StaffRole.Registrar]),
        ($"{One}/registrations/REG", [StaffRole.Registrar]),
        ($"{One}/registrations/REG/cancel", [StaffRole.Registrar]),
        ($"{One}/registrations/REG/people/1", [StaffRole.Registrar]),
        ("/outbox", []),
    ];

    [Fact]
    public async Task Every_staff_page_opens_for_its_roles_and_for_nobody_else()
    {
        await using var institute = await Institute.Open();
        var registration = (await institute.Hold()).Split('/')[3];
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            using var visitor = await institute.Site.SignIn(role);
            foreach (var (path, roles) in Pages)
            {
                using var answer = await visitor.Get(path.Replace("REG", registration, StringComparison.Ordinal));
                var may = role == StaffRole.Administrator || roles.Contains(role);
                Assert.True(answer.StatusCode == (may ? HttpStatusCode.OK : HttpStatusCode.Forbidden), $"{role} at {path}: {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_to_the_sign_in_and_changes_nothing()
    {
        await using var institute = await Institute.Open();
        var registration = (await institute.Hold()).Split('/')[3];
        using var stranger = institute.Site.NewVisitor();
        foreach (var (path, _) in Pages)
        {
            using var answer = await stranger.Get(path.Replace("REG", registration, StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
            Assert.StartsWith("/staff/sign-in?next=", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        foreach (var action in (string[])["cancel", "publish", "clone", "edit", "sessions/1/roster", $"registrations/{registration}/cancel", $"registrations/{registration}/overpayment"])
        {
            using var posted = await stranger.Post($"{One}/{action}", [new("reason", "Because"), new("do", "here")]);
            Assert.Equal(HttpStatusCode.Forbidden, posted.StatusCode);
        }
    }

    [Fact]
    public async Task A_facilitator_sees_no_money_and_no_answers_but_needs()
    {
        await using var institute = await Institute.Open();
        await institute.Pay(await institute.Hold(("people[0].answers.access", "Live captions")));
        await institute.Site.Rest();
        using var facilitator = await institute.Site.SignIn(StaffRole.Facilitator);

        var roster = (await facilitator.Page($"{One}/sessions/1/roster")).Body!.TextContent;
        var overview = (await facilitator.Page(One)).QuerySelector("main")!.TextContent;

        Assert.Contains("Live captions", roster, StringComparison.Ordinal);
        Assert.DoesNotContain("Teacher", roster, StringComparison.Ordinal);
        Assert.DoesNotContain("$", roster, StringComparison.Ordinal);
        Assert.DoesNotContain("Received", overview, StringComparison.Ordinal);
    }
}
