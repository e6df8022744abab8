using System.Net;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Site.Tests.Admissions;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>Staff look through applications, give more time, replace referees, and never send one.</summary>
public sealed class ApplicationPageTests
{
    private const string List = "/staff/offerings/fellowship-2027/applications";

    [Fact]
    public async Task The_list_is_filtered_by_its_address_and_leads_to_each_application()
    {
        await using var fellowship = await Fellowship.Open();
        var sent = await fellowship.Send("Ana Ruiz");
        await fellowship.Begin("Ben Cole");
        using var fay = await SignIn(fellowship, StaffRole.Registrar);
        var (all, drafts, sought) = (await fay.Page(List), await fay.Page($"{List}?state=Draft"), await fay.Page($"{List}?q=ana"));
        Assert.Equal((2, "Ben Cole", "Ana Ruiz"), (all.QuerySelectorAll("tbody tr").Length, drafts.Says("tbody th"), sought.Says("tbody th")));
        Assert.Equal($"{List}/{Fellowship.IdOf(sent)}", sought.QuerySelector("tbody th a")!.GetAttribute("href"));
        var one = await fay.Page($"{List}/{Fellowship.IdOf(sent)}");
        Assert.Contains("Ruth Okafor named as a referee", one.Says(), StringComparison.Ordinal);
        Assert.Contains("It is time", one.Says(), StringComparison.Ordinal);
        Assert.Contains("Send the reminder of a reference to Ruth Okafor", one.Says(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_give_more_time_with_a_reason_and_have_no_way_to_send_it()
    {
        await using var fellowship = await Fellowship.Open();
        var draft = await fellowship.Begin("Ben Cole");
        using var fay = await SignIn(fellowship, StaffRole.Registrar);
        var path = $"{List}/{Fellowship.IdOf(draft)}";
        using var without = await fay.Send(await fay.Page(path), "form:has([name=until])", "button[value=reopen]", ("until", "2027-02-03T12:00"));
        using var with = await fay.Send(await fay.Page(path), "form:has([name=until])", "button[value=reopen]", ("until", "2027-02-03T12:00"), ("reason", "Ill"));
        using var sent = await fay.Send(await fay.Page(path), "form:has([name=until])", null, ("do", "send"));
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity, ApplicationStatus.Draft),
            (without.StatusCode, with.StatusCode, sent.StatusCode, (await fellowship.State(draft)).Status));
        Assert.Contains("Opened again until Wed, Feb 3, 2027, 12:00 PM", (await fay.Page(path)).Says(), StringComparison.Ordinal);
        Assert.Contains("Opened again until", (await fay.Page("/staff/activity")).Says(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sent_application_that_staff_open_again_is_sent_once_more()
    {
        await using var fellowship = await Fellowship.Open();
        var application = await fellowship.Send();
        Assert.IsType<App.Admissions.ApplicationFiled.Done>(await fellowship.Do(application, new ApplicationCommand.ReopenApplication(new LocalDateTime(2027, 2, 1, 12, 0), "A wrong file")));
        using var again = await fellowship.Visitor.Send(await fellowship.Visitor.Page(application), "form[action$='/send']", "button");
        Assert.Equal((HttpStatusCode.SeeOther, ApplicationStatus.Submitted), (again.StatusCode, (await fellowship.State(application)).Status));
    }

    [Fact]
    public async Task Staff_move_the_deadline_and_every_draft_follows()
    {
        await using var fellowship = await Fellowship.Open();
        var draft = await fellowship.Begin("Ben Cole");
        using var fay = await SignIn(fellowship, StaffRole.Registrar);
        const string Path = "/staff/offerings/fellowship-2027/admission";
        using var wrong = await fay.Send(await fay.Page(Path), "main form", "button", ("offerDays", "0"));
        using var shown = await fay.Send(await fay.Page(Path), "main form", "button", ("deadline", "2027-02-05T12:00"), ("reason", "Snow days"));
        var preview = await Visitor.Read(shown);
        Assert.Contains("1 draft will be due at the new time, with reminders anew.", preview.Says(), StringComparison.Ordinal);
        using var saved = await fay.Send(preview, "main form", "button[value=save]");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.SeeOther), (wrong.StatusCode, saved.StatusCode));
        await fellowship.Site.Travel(Duration.FromDays(27));
        Assert.Equal(ApplicationStatus.Draft, (await fellowship.State(draft)).Status);
        Assert.Contains("Friday, February 5, 2027, 12:00 PM", (await fellowship.Visitor.Page(draft)).Says(), StringComparison.Ordinal);
        await fellowship.Site.Travel(Duration.FromDays(6));
        Assert.Equal(ApplicationStatus.Closed, (await fellowship.State(draft)).Status);
    }

    [Theory]
    [InlineData(StaffRole.Reviewer)]
    [InlineData(StaffRole.Facilitator)]
    public async Task A_reviewer_and_a_facilitator_see_no_application_here(StaffRole role)
    {
        await using var fellowship = await Fellowship.Open();
        var application = await fellowship.Send();
        using var other = await SignIn(fellowship, role);
        foreach (var path in new[] { List, $"{List}/applications.csv", $"{List}/{Fellowship.IdOf(application)}", $"{List}/{Fellowship.IdOf(application)}/files/resume" })
            using (var answer = await other.Get(path)) Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_table_has_a_row_an_application_with_every_answer_and_no_word_of_a_reference()
    {
        await using var fellowship = await Fellowship.Open();
        await fellowship.Send("=Ana Ruiz");
        using var fay = await SignIn(fellowship, StaffRole.Registrar);
        using var csv = await fay.Get($"{List}/applications.csv");
        var text = await csv.Content.ReadAsStringAsync();
        Assert.Contains("It is time", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n=", text, StringComparison.Ordinal);
        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
    }

    private static Task<Visitor> SignIn(Fellowship fellowship, StaffRole role) => new StaffDoor(fellowship.Site).SignIn(role);
}
