using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Attendance;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Local.Mail;
using Nep.Registration.Site.Tests.Staff;

namespace Nep.Registration.Site.Tests.Participants;

/// <summary>A name is taken as its owner writes it, from the form to page, mail, calendar, table, ticket and certificate.</summary>
public sealed class NamesOfAllKindsTests
{
    private static readonly OfferingDetails OneMorning = Institute.Details with
    {
        Sessions = [Institute.Details.Sessions[0]],
        Prices = Institute.Details.Prices with { Codes = [new PriceCode("FREE", new CodeEffect.Free(), 20)] },
    };

    public static TheoryData<string> Names => new(
    [
        new string('n', 200), "ليلى حداد", "נועה לוי", "=1+1", "Zo\u0308e Nguye\u0302\u0303n", "👩🏽‍🏫 Rosa 🌻", "<b>Rosa</b> & “Chi” O’Malley", "山田 太郎", "{{manageLink}} *Rosa*",
    ]);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_name_goes_from_the_form_to_the_certificate_as_it_was_typed(string name)
    {
        await using var institute = await Institute.Open(OneMorning);
        var manage = await institute.Hold(("people[0].name", name), ("code", "FREE"));
        await institute.Site.Rest();

        var page = await institute.Visitor.Page(manage);
        Assert.Contains(name, Shown(page), StringComparison.Ordinal);
        var ticket = page.QuerySelector(".people a")!.GetAttribute("href")!;
        Assert.Equal(name, (await institute.Visitor.Page(ticket)).QuerySelector(".ticket-name")!.TextContent.Trim());
        await IsInTheMail(institute, name);
        using var calendar = await institute.Visitor.Get(ticket + "/calendar.ics");
        Assert.All((await calendar.Content.ReadAsStringAsync()).Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75, line));
        await IsInTheTable(institute, name);

        await Attend(institute);
        var certificate = await institute.Visitor.Page(ticket + "/certificate");
        Assert.Contains(name, Shown(certificate), StringComparison.Ordinal);
        Assert.Null(certificate.QuerySelector("main b"));
    }

    [Fact]
    public async Task A_name_of_one_character_more_than_there_is_room_for_is_refused_and_kept_in_the_form()
    {
        await using var institute = await Institute.Open();
        var page = await institute.Review(("people[0].name", new string('n', 201)));
        Assert.Equal("Please use 200 characters or fewer.", page.Says("#people-0-name-error"));
        Assert.Equal(new string('n', 201), page.GetElementById("people-0-name")!.GetAttribute("value"));
    }

    private static async Task IsInTheMail(Institute institute, string name)
    {
        var outbox = institute.Site.Services.GetRequiredService<Outbox>();
        var line = (await outbox.List(null, 10)).Lines.Single(one => one.Kind == "Confirmation");
        using var admin = await new StaffDoor(institute.Site).SignIn(App.Staff.StaffRole.Administrator);
        var html = await admin.Page($"/outbox/{line.Id}/html");
        Assert.Contains(name, Shown(html), StringComparison.Ordinal);
        Assert.Null(html.QuerySelector("main b, main em"));
    }

    private static async Task IsInTheTable(Institute institute, string name)
    {
        using var staff = await new StaffDoor(institute.Site).SignIn(App.Staff.StaffRole.Registrar);
        Assert.Equal(name, (await staff.Page(StaffSite.Home + "/registrations")).FirstCells().Single());
        using var answer = await staff.Get(StaffSite.Home + "/export/registrations.csv");
        var table = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(name[0] == '=' ? $"'{name}" : name.Replace("\"", "\"\"", StringComparison.Ordinal), table, StringComparison.Ordinal);
        Assert.DoesNotContain($",{"="}1+1", table, StringComparison.Ordinal);
    }

    private static async Task Attend(Institute institute)
    {
        await institute.Site.Travel(Institute.Details.Zone.At(new LocalDateTime(2027, 3, 4, 9, 0)) - SiteFixture.Start);
        var state = Assert.Single(await institute.Registrations());
        var offering = (await institute.Site.Services.GetRequiredService<App.Offerings.OfferingShelf>().Find(Institute.Id))!;
        Assert.Null(await institute.Site.Services.GetRequiredService<AttendanceDesk>().Mark(
            offering, state, new ParticipantNumber(1), new SessionNumber(1), true, CheckInMethod.Roster, new Actor.Demo()));
        await institute.Site.Travel(Duration.FromDays(1));
    }

    /// <summary>What is read, without the marks that no one sees.</summary>
    private static string Shown(IDocument page) => page.Body!.TextContent.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);
}
