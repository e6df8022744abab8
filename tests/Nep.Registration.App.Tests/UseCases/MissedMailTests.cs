using Nep.Registration.App.Letters;
using Nep.Registration.App.Storage;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Tests.UseCases;

/// <summary>What should have gone is held against the ledger, whatever the follower believes.</summary>
public class MissedMailTests
{
    private static readonly Instant AfterAll = Instant.FromUtc(2027, 3, 4, 18, 0);

    [Fact]
    public async Task A_follower_that_does_its_work_leaves_nothing_missing()
    {
        using var house = await WithCohort(3);
        await house.Pass(AfterAll - house.Time.Now, Duration.FromHours(1));
        var lines = await house.Get<MissedMail>().Check(Desk.Id);
        Assert.Equal(["Confirmation ", "Reminder day", "Reminder week", "SessionReminder hour, session 1"], lines.Select(line => $"{line.Kind} {line.About}").Order());
        Assert.All(lines, line => Assert.Equal((3, 3, false), (line.Expected, line.Went, line.Differs)));
    }

    [Fact]
    public async Task Days_of_downtime_are_seen_as_missed_mail_until_a_person_lets_it_go_with_a_reason()
    {
        using var house = await WithCohort(3);
        house.Time.Now = AfterAll;
        await house.Follow();
        Assert.Equal([("day", 3), ("hour, session 1", 3), ("week", 3)], (await Missing(house)).Select(line => (line.About, line.Missed.Count)));

        var day = new LocalDate(2027, 2, 25);
        Assert.Equal(new ReasonMissing(), await house.Get<MissedMail>().LetGo(Desk.Id, LetterKind.Reminder, "week", day, " ", Desk.Staff));
        Assert.Equal(new MailNotInDoubt(), await house.Get<MissedMail>().LetGo(Desk.Id, LetterKind.Reminder, "month", day, "x", Desk.Staff));
        Assert.Null(await house.Get<MissedMail>().LetGo(Desk.Id, LetterKind.Reminder, "week", day, "Told by telephone", Desk.Staff));

        Assert.Equal(["day", "hour, session 1"], (await Missing(house)).Select(line => line.About));
        Assert.Equal(
            new HistoryEntry<MissedMailEvent>(AfterAll, Desk.Staff, [new MissedMailEvent.LettersLetGo(LetterKind.Reminder, "week", day, 3, "Told by telephone")]),
            Assert.Single(await house.Get<MissedMail>().History(Desk.Id)));
        await house.Follow();
        Assert.Equal(3, house.Post.Taken.Count);
    }

    [Fact]
    public async Task The_home_page_may_ask_at_every_look_and_hears_of_news_within_a_minute()
    {
        using var house = await WithCohort(2);
        house.Time.Now = AfterAll;
        Assert.Contains(await house.Get<MissedMail>().Of(Desk.Id), line => line.Differs);
        house.Store.Expect(null);
        await house.Get<MissedMail>().Of(Desk.Id);
        Assert.Equal(0, house.Store.Calls);
        house.Time.Now += Duration.FromMinutes(1);
        await house.Get<MissedMail>().Of(Desk.Id);
        Assert.NotEqual(0, house.Store.Calls);
    }

    private static async Task<List<Domain.Cohorts.MailCheckLine>> Missing(House house) =>
        [.. (await house.Get<MissedMail>().Check(Desk.Id)).Where(line => line.Differs).OrderBy(line => line.About, StringComparer.Ordinal)];

    private static async Task<House> WithCohort(int people)
    {
        var house = new House();
        await house.Publish();
        await house.Enrol(Enumerable.Range(1, people));
        return house;
    }
}
