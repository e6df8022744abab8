using Nep.Registration.App.Following;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.Figures;

/// <summary>What things cost, counted and not measured: the same on every machine, and approved line by line, so that no cost creeps up unseen.</summary>
public class FigureTests
{
    private static readonly Instant WeekBefore = Instant.FromUtc(2027, 2, 25, 17, 0);

    [Fact]
    public async Task What_everything_costs_stays_as_approved() => Approved.Match(
        string.Join('\n', [
            "What                                         transactions   new rows  new bytes",
            await Line("free registration, letter sent", Published, house => house.Enrol(1)),
            await Line("paid registration, letter sent", Published, house => Paid(house, 1)),
            await Line("- placed, a seat held", Published, house => house.Place(1)),
            await Line("- checkout opened", WithPlaced, house => house.Checkout(1)),
            await Line("- paid, confirmed, letter sent", WithCheckout, house => Paid(house, 1)),
            await Line("the same notice of a payment again", WithPaid, house => house.Pay(1)),
            await Line("paid registration of five, letters sent", Published, house => Paid(house, 1, people: 5)),
            await Line("hold run out, seat free again", WithPlaced, house => house.Pass(Duration.FromHours(1), Duration.FromMinutes(5))),
            await Line("joined the waiting list, letter sent", WithFull, house => Joined(house, 3)),
            await Line("cancelled, refunded, letters sent", WithPaid, Cancelled),
            await Line("cancelled, seats offered to who waits", WithWaiting, Cancelled),
            await Line("hundred reminders", house => WithCohort(house, 100), Reminded),
            await Line("five hundred reminders", house => WithCohort(house, 500), Reminded),
            await Line("a day on which nothing is due", WithPaid, house => house.Pass(Duration.FromDays(1), Duration.FromMinutes(10))),
            "",
        ]),
        "Figures/costs.txt");

    [Fact]
    public async Task A_free_registration_costs_at_most_2_transactions_and_a_paid_one_at_most_5()
    {
        Assert.InRange((await Cost(Published, house => house.Enrol(1))).Transactions, 1, 2);
        Assert.InRange((await Cost(Published, house => Paid(house, 1))).Transactions, 1, 5);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(500)]
    public async Task A_reminder_costs_at_most_a_twentieth_of_a_transaction(int people)
    {
        var cost = await Cost(house => WithCohort(house, people), async house =>
        {
            await Reminded(house);
            Assert.Equal(people, house.Post.Taken.Count(mail => mail.Kind == nameof(LetterKind.Reminder)));
        });
        Assert.InRange(cost.Transactions / (double)people, 0, 0.05);
    }

    [Fact]
    public async Task The_follower_wakes_for_nothing_while_nothing_is_due()
    {
        using var house = new House();
        await WithCohort(house, 20);
        Assert.Null(await NextDue(house, Duration.FromDays(7)));
        var looks = house.Looks;
        house.Store.Expect(null);

        await house.Pass(Duration.FromDays(7), Duration.FromMinutes(10));

        Assert.Equal(0, house.Looks - looks);
        Assert.Empty(house.Store.Transactions);
    }

    private static async Task<string> Line(string what, Func<House, Task> before, Func<House, Task> act)
    {
        var cost = await Cost(before, act);
        return FormattableString.Invariant($"{what,-45}{cost.Transactions,12}{cost.Rows,11}{cost.Bytes,11:#,0}");
    }

    private static async Task<(int Transactions, int Rows, int Bytes)> Cost(Func<House, Task> before, Func<House, Task> act)
    {
        using var house = new House();
        await before(house);
        await house.Follow();
        var (rows, bytes) = Size(house);
        house.Store.Expect(null);
        await act(house);
        await house.Follow();
        return (house.Store.Transactions.Count, Size(house).Rows - rows, Size(house).Bytes - bytes);
    }

    /// <summary>Keys and values; what the store adds for itself is not counted.</summary>
    private static (int Rows, int Bytes) Size(House house)
    {
        var all = house.Rows.Everything;
        return (all.Count, all.Sum(one => one.Row.Key.Length + one.Row.Value.Length));
    }

    private static Task Published(House house) => house.Publish();

    private static async Task WithPlaced(House house)
    {
        await house.Publish();
        Assert.IsType<Registrations.Filed.Done>(await house.Place(1));
    }

    private static async Task WithCheckout(House house)
    {
        await WithPlaced(house);
        await house.Checkout(1);
    }

    private static async Task WithPaid(House house)
    {
        await house.Publish();
        await Paid(house, 1);
    }

    /// <summary>One seat, sold.</summary>
    private static async Task WithFull(House house)
    {
        await house.Publish(Desk.Listed(1));
        await Paid(house, 1);
    }

    private static async Task WithWaiting(House house)
    {
        await WithFull(house);
        await Joined(house, 3);
    }

    private static async Task WithCohort(House house, int people)
    {
        await house.Publish(Desk.Details with { Capacity = people });
        await house.Enrol(Enumerable.Range(1, people));
    }

    private static async Task Paid(House house, int number, int people = 1)
    {
        if (await house.Registrations.Find(Desk.Id, Desk.Number(number)) is null) Assert.IsType<Registrations.Filed.Done>(await house.Place(number, people: people));
        await house.Follow();
        if (!(await house.State(Desk.Number(number))).CheckoutOpened) await house.Checkout(number);
        await house.Follow();
        await house.Pay(number, Money.Usd(895 * people));
        await house.Follow();
        Assert.Equal(RegistrationStatus.Confirmed, (await house.State(Desk.Number(number))).Status);
    }

    private static async Task Joined(House house, int number)
    {
        Assert.IsType<Registrations.Filed.Done>(await house.Join(number));
        Assert.Equal(RegistrationStatus.Waiting, (await house.State(Desk.Number(number))).Status);
    }

    private static async Task Cancelled(House house)
    {
        Assert.IsType<Registrations.Filed.Done>(await house.Cancel(1));
        await house.Follow();
        Assert.NotEmpty(house.Bank.Refunds);
    }

    private static Task Reminded(House house)
    {
        house.Time.Now = WeekBefore;
        return house.Follow();
    }

    private static async Task<Domain.Plans.PlanId?> NextDue(House house, Duration within)
    {
        await foreach (var plan in house.Get<DueReading>().Overdue(house.Time.Now + within, default)) return plan;
        return null;
    }
}
