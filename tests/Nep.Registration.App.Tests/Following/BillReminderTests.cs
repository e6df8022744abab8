using Nep.Registration.App.Offerings;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Tests.Following;

/// <summary>Staff change the reminders of bills while registrations wait for the times they knew.</summary>
public class BillReminderTests
{
    private static readonly ReminderRule Sooner = new ReminderRule.BeforeQuoteEnds("quote-7", 20, new LocalTime(9, 0));

    [Fact]
    public async Task A_reminder_that_was_moved_earlier_goes_out_at_its_new_time_and_once()
    {
        using var house = await WithOrder();
        await Edit(house, [Sooner]);
        await house.Pass(Duration.FromDays(31), Duration.FromHours(6));
        var reminder = Assert.Single(house.Post.Taken, mail => mail.Kind == nameof(LetterKind.PurchaseOrderReminder));
        Assert.EndsWith("|2027-02-03-20", reminder.Key.ToString(), StringComparison.Ordinal);
        Assert.Equal(Instant.FromUtc(2027, 1, 14, 17, 0), Sent(house));
    }

    [Fact]
    public async Task Without_rules_nothing_is_asked_for_and_back_to_the_usual_ones_it_is_asked_for_as_before()
    {
        using var house = await WithOrder();
        await Edit(house, []);
        Assert.DoesNotContain(Kinds(house), kind => kind == "PurchaseOrderReminder");
        await house.Pass(Duration.FromMinutes(1));
        await Edit(house, null);
        await house.Pass(Duration.FromDays(31), Duration.FromHours(6));
        Assert.Equal(["QuoteReady", "PurchaseOrderReminder", "PurchaseOrderReminder", "HoldRanOut"], Kinds(house));
    }

    [Fact]
    public async Task Looking_at_every_plan_survives_a_crash_at_every_call_to_the_store() => Assert.NotEqual(0, await EveryCrash.In(
        async house =>
        {
            await house.PublishForOrders();
            foreach (var number in new[] { 1, 2 }) await house.PlaceByOrder(number);
            await house.Follow();
        },
        async house =>
        {
            await Edit(house, [Sooner]);
            await house.Follow();
        }));

    private static async Task<House> WithOrder()
    {
        var house = new House();
        await house.PublishForOrders();
        await house.PlaceByOrder(1);
        await house.Follow();
        return house;
    }

    private static async Task Edit(House house, ValueList<ReminderRule>? rules)
    {
        var record = await house.Get<OfferingShelf>().Find(Desk.Id);
        var edit = new OfferingCommand.EditOffering(record!.Details with { BillReminders = rules }, record.Version, "Our office asked");
        if (record.Details.BillReminders == rules) return;
        Assert.Null(await house.Get<OfferingDesk>().Handle(Desk.Id, edit, Desk.Staff));
        await house.Follow();
    }

    private static Instant Sent(House house) => house.Rows.Everything.Where(one => one.Row.Key.Contains("|PurchaseOrderReminder|", StringComparison.Ordinal))
        .Select(one => App.Storage.Json.Read<MailRecord>(one.Row.Value).Due).Single();

    private static IEnumerable<string> Kinds(House house) => house.Post.Taken.Select(mail => mail.Kind);
}
