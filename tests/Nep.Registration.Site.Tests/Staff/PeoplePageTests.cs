using System.Net;
using Nep.Registration.App.Letters;
using Nep.Registration.App.People;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Local.Mail;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>People across offerings: found, exported, merged, erased.</summary>
public sealed class PeoplePageTests
{
    private static readonly ReaderId Rosa = ReaderId.Of(EmailAddress.Parse("rosa.delgado@lakeview.example"));

    [Fact]
    public async Task A_person_is_found_and_all_that_is_kept_about_them_is_handed_out()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        await site.Register(1, ["Rosa Delgado"], "FREE");
        await site.Register(2, ["Mai Xiong"]);
        await site.Site.Rest();

        var found = await visitor.Page("/staff/people?q=ROSA");
        Assert.Equal(["Rosa Delgado"], found.FirstCells());
        var page = await visitor.Page(found.QuerySelector("tbody a")!.GetAttribute("href")!);
        Assert.Contains("Live captions", page.Says(), StringComparison.Ordinal);
        Assert.DoesNotContain("Mai Xiong", page.Says(), StringComparison.Ordinal);

        using var file = await visitor.Get($"/staff/people/{Rosa}/record.json");
        var record = App.Storage.Json.Read<PersonRecord>(await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/json; charset=utf-8", file.Content.Headers.ContentType!.ToString());
        Assert.Equal(["Rosa Delgado"], record.Names);
        Assert.Equal((1, 1, 2), record.Registrations is [var one] ? (one.AsParticipant.Count, one.Mail.Count, one.AsParticipant[0].Answers.Count) : default);
    }

    [Fact]
    public async Task A_person_who_comes_back_is_merged_again_even_in_the_same_instant()
    {
        await using var site = await StaffSite.Open();
        var cedar = new Person("Rosa Delgado", EmailAddress.Parse("rosa.delgado@cedar.example"));
        for (var number = 1; number <= 2; number++)
        {
            await site.Register(number, ["Rosa Delgado"]);
            Assert.Null(await site.Get<PeopleDesk>().Merge(Rosa, cedar, "For the test", new Actor.Staff(StaffSite.Registrar)).WaitAsync(TimeSpan.FromSeconds(20)));
        }

        Assert.Equal([cedar.Email], (await site.Get<PeopleList>().All()).Select(person => person.Address));
    }

    [Fact]
    public async Task Two_who_are_one_are_pointed_out_and_merged_with_a_reason()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        await site.Register(1, ["Rosa Delgado"]);
        var twice = await site.Register(2, ["Rosa delgado"]);
        Assert.Contains("Nobody", (await visitor.Page("/staff/people?show=twice")).Says(), StringComparison.Ordinal);
        Assert.Null(await site.Get<PeopleDesk>().Merge(Rosa, new Person("Rosa Delgado", EmailAddress.Parse("rosa.delgado@cedar.example")), "For the test", new Actor.Staff(StaffSite.Registrar)));
        await site.Register(3, ["Rosa Delgado"]);

        var page = await visitor.Page("/staff/people?show=twice");
        Assert.Contains("One name, addresses that are alike", page.Says(), StringComparison.Ordinal);
        var merge = page.QuerySelector("a.button-secondary")!.GetAttribute("href")!;
        using var without = await visitor.Send(await visitor.Page(merge), "form.readable", "button");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Please give a reason. It stays in the history."), (without.StatusCode, (await Visitor.Read(without)).Says("#reason-error")));
        using var merged = await visitor.Send(await visitor.Page(merge), "form.readable", "button", ("reason", "She says so"));

        Assert.Equal("/staff/people?done=merged", merged.Headers.Location?.ToString());
        Assert.Single(await site.Get<PeopleList>().All());
        Assert.Equal(twice.Quote, (await site.Registration(twice.Id)).Quote);
        Assert.Contains("Why: “She says so”", (await visitor.Page("/staff/people")).Says("[aria-labelledby=history]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_erases_a_person_from_pages_mails_and_files_after_looking_at_what_it_does()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Administrator);
        await site.Register(1, ["Rosa Delgado"], "FREE");
        await site.Site.Rest();
        var erase = $"/staff/people/{Rosa}/erase";

        using var early = await visitor.Send(await visitor.Page(erase), "form.readable", "button", ("reason", "Asked"), ("sure", "yes"));
        Assert.Contains("still holds a seat", (await Visitor.Read(early)).Says("#errors"), StringComparison.Ordinal);
        await site.Site.Travel(Duration.FromDays(200));
        using var unsure = await visitor.Send(await visitor.Page(erase), "form.readable", "button", ("reason", "Asked"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsure.StatusCode);
        using var erased = await visitor.Send(await visitor.Page(erase), "form.readable", "button", ("reason", "Asked"), ("sure", "yes"));
        Assert.Equal("/staff/people?done=erased", erased.Headers.Location?.ToString());

        string[] paths =
        [
            StaffSite.Home + "/registrations", StaffSite.Home + "/registrations/0000000000000001", "/staff/people?q=rosa", "/outbox", "/staff/activity", StaffSite.Home + "/mail",
            StaffSite.Home + "/export/registrations.csv", StaffSite.Home + "/export/attendance.csv", StaffSite.Home + "/export/money.csv", StaffSite.Home + "/export/mail.csv",
        ];
        foreach (var path in paths)
        {
            using var answer = await visitor.Get(path);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain("delgado", text.Replace("value=\"rosa\"", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        }

        var (mails, _) = await site.Get<Outbox>().List(null, 50);
        Assert.NotEmpty(mails);
        foreach (var mail in mails)
        {
            var kept = (await site.Get<Outbox>().Find(mail.Id))!;
            Assert.DoesNotContain("Rosa", kept.ToName + kept.Text + kept.Html + kept.Subject, StringComparison.Ordinal);
        }
    }
}
