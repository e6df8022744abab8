using System.Net;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>Before an edit of an offering is saved, staff see what it does to mail.</summary>
public sealed class MailDiffTests
{
    private const string Form = "form.readable";

    private static OfferingDetails Open => Institute.Details with { Capacity = 500, Prices = new PriceList(Money.Usd(895)) { Codes = [new PriceCode("FREE", new CodeEffect.Free(), 50)] } };

    [Fact]
    public async Task An_edit_that_changes_mail_is_shown_first_and_saved_only_when_that_is_confirmed()
    {
        await using var site = await StaffSite.Open(Open);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        await site.Register(1, ["Rosa Delgado", "Malik Thompson"], "FREE");
        await site.Site.Rest();
        await site.Site.Travel(Duration.FromMinutes(1));
        (string, string?)[] typed = [("sessions[0].starts", "2027-03-04T10:00"), ("sessions[0].ends", "2027-03-04T13:00"), ("reason", "The room is taken")];

        using var shown = await visitor.Send(await visitor.Page(StaffSite.Home + "/edit"), Form, "button.button[value=save]", typed);
        var page = await Visitor.Read(shown);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Contains("This sends 2 mails now", page.Says(".notice-hold"), StringComparison.Ordinal);
        Assert.Equal(new LocalTime(9, 0), (await site.Offering($"{Institute.Id}")).Sessions[0].Starts.TimeOfDay);

        using var back = await visitor.Send(page, Form, "button[value=back]");
        Assert.Equal("2027-03-04T10:00", (await Visitor.Read(back)).QuerySelector("[name='sessions[0].starts']")!.GetAttribute("value"));

        using var stale = await visitor.Send(page, Form, "button.button[value=save]", ("shown", "1 0 0 0"));
        Assert.Contains("The figures have changed", (await Visitor.Read(stale)).Says("main"), StringComparison.Ordinal);

        using var saved = await visitor.Send(page, Form, "button.button[value=save]");
        Assert.Equal(StaffSite.Home + "?done=saved", saved.Headers.Location?.ToString());
        Assert.Equal(new LocalTime(10, 0), (await site.Offering($"{Institute.Id}")).Sessions[0].Starts.TimeOfDay);
        var before = (await site.Get<Local.Mail.Outbox>().List(null, 100)).Lines.Count;
        await site.Site.Rest();
        Assert.Equal(2, (await site.Get<Local.Mail.Outbox>().List(null, 100)).Lines.Count(line => line.Kind == "ScheduleChanged"));
        Assert.True(before >= 2);
    }

    [Fact]
    public async Task A_rule_whose_time_has_passed_is_sent_at_once_only_when_staff_tick_it()
    {
        await using var site = await StaffSite.Open(Open);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        await site.Register(1, ["Rosa Delgado"], "FREE");
        await site.Site.Rest();
        await site.Site.Travel(Duration.FromDays(1));

        using var added = await visitor.Send(await visitor.Page(StaffSite.Home + "/edit"), Form, "button[value='add reminders']");
        var form = await Visitor.Read(added);
        var row = $"reminders[{Institute.Details.Reminders.Count}]";
        (string, string?)[] typed = [($"{row}.key", "hello"), ($"{row}.kind", "date"), ($"{row}.on", Yesterday(site)), ("reason", "A late word")];
        using var shown = await visitor.Send(form, Form, "button.button[value=save]", typed);
        var page = await Visitor.Read(shown);
        Assert.Contains("Send “hello” now, to 1 person", page.Says(".choices"), StringComparison.Ordinal);

        using var saved = await visitor.Send(page, Form, "button.button[value=save]", ("atOnce.hello", "yes"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        await site.Site.Rest();
        Assert.Equal(1, (await site.Get<Local.Mail.Outbox>().List(null, 100)).Lines.Count(line => line.Kind == "Reminder"));
    }

    [Fact]
    public async Task An_edit_that_changes_no_mail_is_saved_without_the_extra_step()
    {
        await using var site = await StaffSite.Open(Open);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        await site.Register(1, ["Rosa Delgado"], "FREE");

        using var saved = await visitor.Send(await visitor.Page(StaffSite.Home + "/edit"), Form, "button.button[value=save]", ("capacity", "55"), ("reason", "A larger room"));
        Assert.Equal(StaffSite.Home + "?done=saved", saved.Headers.Location?.ToString());
    }

    [Fact]
    public async Task The_forecast_of_an_offering_lists_every_mail_by_date_with_how_many_it_reaches()
    {
        await using var site = await StaffSite.Open(Open);
        using var visitor = await site.SignIn(StaffRole.Registrar);
        Assert.Contains("No more mail is planned.", (await visitor.Page(StaffSite.Home + "/mail")).Says("main"), StringComparison.Ordinal);
        await site.Register(1, ["Rosa Delgado", "Malik Thompson"], "FREE");
        await site.Site.Rest();

        var rows = (await visitor.Page(StaffSite.Home + "/mail")).QuerySelectorAll("tbody tr").Select(row => string.Join(" | ", row.Children.Where((_, i) => i != 1).Select(cell => cell.TextContent.Trim()))).ToList();
        Assert.Contains("The reminder | 30 days before the first session, 9:00 AM | 2", rows);
        Assert.Contains("The session reminder | 60 minutes before each online session, session 2 | 2", rows);
        Assert.Contains("The certificate |  | at most 2", rows);
    }

    private static string Yesterday(StaffSite site) => Institute.Details.Zone.LocalAt(site.Site.Time.Now - Duration.FromHours(2)).ToString("uuuu-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
