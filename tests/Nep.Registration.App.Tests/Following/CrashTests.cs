using Nep.Registration.App.Attendance;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Tests.Following;

/// <summary>The process ends at every call to the store in turn. What it all comes to is the same as if it had not.</summary>
public class CrashTests
{
    private static readonly Instant AfterReminder = Instant.FromUtc(2027, 2, 25, 17, 1);
    private static readonly Instant AfterTheEnd = Instant.FromUtc(2027, 3, 25, 21, 30);

    [Fact]
    public Task Placing_survives_a_crash_anywhere() => Same(house => house.Publish(), async house =>
    {
        await house.Place(1, people: 2);
        await house.Checkout(1);
        await house.Follow();
    });

    [Fact]
    public Task Placing_a_free_registration_survives_a_crash_anywhere() => Same(house => house.Publish(), house => Free(house, 1));

    [Fact]
    public Task Paying_survives_a_crash_anywhere() => Same(Held, async house =>
    {
        await house.Pay(1);
        await house.Follow();
    });

    [Fact]
    public Task Expiry_survives_a_crash_anywhere() => Same(Held, async house =>
    {
        house.Time.Now = Instant.Max(house.Time.Now, Desk.Opening + Duration.FromMinutes(31));
        await house.Follow();
    });

    [Fact]
    public Task Cancelling_survives_a_crash_anywhere_and_gives_the_money_back_once() => Same(Paid, async house =>
    {
        await house.Cancel(1);
        await house.Follow();
    });

    [Fact]
    public Task Reminding_survives_a_crash_anywhere() => Same(Enrolled, async house =>
    {
        house.Time.Now = AfterReminder;
        await house.Follow();
    });

    [Fact]
    public Task Closing_and_certifying_survive_a_crash_anywhere() => Same(Attended, async house =>
    {
        house.Time.Now = AfterTheEnd;
        await house.Follow();
    });

    [Fact]
    public Task A_cancelled_offering_survives_a_crash_anywhere_each_letter_and_refund_once() => Same(
        async house =>
        {
            await Paid(house);
            await house.Enrol(2, 3);
        },
        async house =>
        {
            await house.Get<OfferingDesk>().Handle(Desk.Id, new OfferingCommand.CancelOffering("Too few."), Desk.Staff);
            await house.Follow();
        });

    [Fact]
    public async Task A_provider_that_cannot_recall_leaves_at_most_a_letter_in_doubt() => Assert.NotEqual(0, await EveryCrash.In(
        async house =>
        {
            house.Post.Remembers = false;
            await house.Publish();
        },
        house => Free(house, 1),
        (house, _) => AtMostInDoubt(house)));

    [Fact]
    public async Task Reminders_by_a_provider_that_cannot_recall_are_at_most_in_doubt() => Assert.NotEqual(0, await EveryCrash.In(
        async house =>
        {
            house.Post.Remembers = false;
            await Enrolled(house);
        },
        async house =>
        {
            house.Time.Now = AfterReminder;
            await house.Follow();
        },
        (house, _) => AtMostInDoubt(house)));

    private static async Task Same(Func<House, Task> before, Func<House, Task> act) => Assert.NotEqual(0, await EveryCrash.In(before, act));

    /// <summary>Each letter stands in the ledger as sent, and was; or in doubt.</summary>
    private static void AtMostInDoubt(House house)
    {
        var sent = house.Post.Taken.Select(mail => mail.Key).ToHashSet();
        var ledger = house.Rows.Everything.Where(one => one.Row.Key.StartsWith("mail|", StringComparison.Ordinal))
            .Select(one => App.Storage.Json.Read<MailRecord>(one.Row.Value)).ToList();
        Assert.All(ledger, mail => Assert.True(mail.State == MailState.Uncertain || (mail.State == MailState.Sent && sent.Contains(mail.Letter.Key)), $"{mail}"));
        Assert.Subset(ledger.Select(mail => mail.Letter.Key).ToHashSet(), sent);
        Assert.NotEmpty(ledger);
    }

    private static async Task Free(House house, int number)
    {
        await house.Place(number, "SPONSOR");
        await house.Follow();
    }

    private static async Task Held(House house)
    {
        await house.Publish();
        await house.Place(1);
        await house.Checkout(1);
        await house.Follow();
    }

    private static async Task Paid(House house)
    {
        await Held(house);
        await house.Pay(1);
        await house.Follow();
    }

    private static async Task Enrolled(House house)
    {
        await house.Publish();
        await house.Enrol(1, 2, 3);
    }

    private static async Task Attended(House house)
    {
        await Enrolled(house);
        foreach (var session in (await house.Offering(Desk.Id)).Sessions)
        {
            await house.Pass(session.Starts.InZoneLeniently(DateTimeZoneProviders.Tzdb["America/Los_Angeles"]).ToInstant() - house.Time.Now);
            await CheckIn(house, session.Number, 1, 2);
        }
    }

    private static async Task CheckIn(House house, SessionNumber session, params int[] present)
    {
        foreach (var number in present)
            Assert.Null(await house.Get<AttendanceDesk>().Mark(
                await house.Offering(Desk.Id), await house.State(Desk.Number(number)), new ParticipantNumber(1), session, true, CheckInMethod.Roster, Desk.Staff));
    }
}
