using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Staff.Trends;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>Seats and money over time: a picture that says what it shows, with the same figures beneath it.</summary>
public sealed class TrendTests
{
    [Fact]
    public async Task The_picture_and_the_table_tell_the_same_day_by_day()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var one = await site.Register(1, ["Rosa Delgado", "Malik Thompson"]);
        await site.Pay(one, one.Quote.Total, "pay_1");
        await site.Site.Travel(Duration.FromDays(1));
        var gone = await site.Register(2, ["Mai Xiong"], "FREE");
        await site.Site.Travel(Duration.FromDays(2));
        await site.Get<RegistrationDesk>().Cancel(await site.Offering($"{Institute.Id}"), gone.Id, EndKind.ByRegistrant, "", new Actor.Registrant());

        var page = await visitor.Page(StaffSite.Home + "/trend");

        Assert.Equal(
            [["Jan 4, 2027", "1", "2", "$1,590", "$0"], ["Jan 5, 2027", "1", "3", "$1,590", "$0"], ["Jan 7, 2027", "0", "2", "$1,590", "$0"]],
            page.QuerySelectorAll("tbody tr").Select(row => row.Children.Select(cell => cell.TextContent).ToArray()));
        Assert.Equal("From Jan 4, 2027 to Jan 7, 2027, confirmed seats came to 2 of 500.", page.QuerySelector("#seats-chart-desc")!.TextContent);
        Assert.Equal("seats-chart-title seats-chart-desc", page.QuerySelector("svg[role=img]")!.GetAttribute("aria-labelledby"));
        Assert.Contains((await visitor.Page("/staff/trend?program=Coaching%20for%20Equity")).QuerySelectorAll("tbody tr"), row => row.TextContent.Contains("$1,590", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_facilitator_sees_seats_over_time_and_no_money()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Facilitator);
        var one = await site.Register(1, ["Rosa Delgado"]);
        await site.Pay(one, one.Quote.Total, "pay_1");

        foreach (var path in new[] { StaffSite.Home + "/trend", "/staff/trend" })
        {
            var page = await visitor.Page(path);
            Assert.NotNull(page.QuerySelector("#seats-chart-title"));
            Assert.DoesNotContain("$", page.Says(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_line_climbs_in_steps_within_its_frame()
    {
        var line = new ChartLine("Confirmed", [(new LocalDate(2027, 1, 1), 0), (new LocalDate(2027, 1, 3), 30), (new LocalDate(2027, 1, 5), 40)]);
        var scale = new ChartScale([line], 40);

        Assert.Equal(40, scale.Most);
        Assert.Equal("M70 210V210H320V64.5H570V16H570", scale.Path(line));
    }
}
