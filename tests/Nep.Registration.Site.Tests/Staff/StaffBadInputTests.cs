using System.Net;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>Dates that do not exist, money with too many decimals, a form that is hours old: a sentence beside the field, and nothing half-done.</summary>
public sealed class StaffBadInputTests
{
    private const string Amount = "Please give an amount in dollars and cents, like 895 or 895.50.";

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "price", "895.505", Amount }, { "price", "1,0,0", Amount }, { "price", "1e3", Amount }, { "price", "٨٩٥", Amount }, { "price", new string('9', 400), Amount },
        { "early[0].amount", "795.001", Amount }, { "scale.least", "495.999", Amount }, { "policy.tiers[0].fee", "0.001", Amount },
        { "early[0].through", "2027-02-30", "does not exist" }, { "closes", "2027-02-29T17:00", "does not exist" }, { "opens", "2027-13-01T09:00", "does not exist" },
        { "sessions[0].starts", "2027-04-31T09:00", "does not exist" }, { "reminders[0].at", "25:00", "does not exist" }, { "capacity", "5.5", "Please give a whole number" },
        { "capacity", "99999999999999999999", "Please give a whole number" }, { "title", "Coaching\u0007", "cannot be printed" }, { "language", "fr", "Please choose one of the answers" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_cannot_be_read_is_said_beside_its_field_and_nothing_is_saved(string field, string typed, string sentence)
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);

        using var answer = await visitor.Send(await visitor.Page(StaffSite.Home + "/edit"), "form.readable", "button[value=save]", (field, typed), ("reason", "x"));
        var page = await Visitor.Read(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var id = field.Replace("[", "-", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace('.', '-');
        Assert.Contains(sentence, page.Says($"#{id}-error"), StringComparison.Ordinal);
        Assert.Equal(2, (await site.Offering($"{Institute.Id}")).Version);
    }

    [Fact]
    public async Task An_edit_that_lay_open_while_someone_else_saved_is_refused_with_all_that_was_typed()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var old = await visitor.Page(StaffSite.Home + "/edit");
        using var theirs = await visitor.Send(old, "form.readable", "button[value=save]", ("capacity", "60"), ("reason", "x"));
        Assert.Equal(HttpStatusCode.SeeOther, theirs.StatusCode);
        site.Site.Time.Advance(Duration.FromHours(9));

        using var mine = await visitor.Send(old, "form.readable", "button[value=save]", ("summary", "All that I typed"), ("reason", "x"));
        var page = await Visitor.Read(mine);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, mine.StatusCode);
        Assert.Contains("Someone else changed this program", page.Says("#errors"), StringComparison.Ordinal);
        Assert.Equal("All that I typed", page.QuerySelector("#summary")!.TextContent);
        Assert.Equal((3, 60), (await site.Offering($"{Institute.Id}")) is var now ? (now.Version, now.Details.Capacity) : default);
    }
}
