using Nep.Registration.App.Offerings;
using Nep.Registration.App.Storage;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.App.WaitingLists;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.Following;

/// <summary>Random lives of a waiting list: people come, join, leave, answer or do not, staff change the capacity, time passes, two processes serve.</summary>
public class WaitingListLivesTests
{
    private const int Turns = 60;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task However_it_goes_no_seat_is_oversold_the_order_is_strict_and_nobody_is_lost(int seed)
    {
        using var life = new Life(seed);
        for (var turn = 0; turn < Turns; turn++) await life.Turn();
        await life.Rest();
    }

    private sealed class Life(int seed) : IDisposable
    {
        private readonly Random random = new(seed);
        private readonly House house = new();
        private readonly List<int> people = [];
        private House second = null!;
        private int most = 3;
        private int next = 1;

        private House Either => random.Next(2) == 0 ? house : second;

        public async Task Turn()
        {
            if (second is null)
            {
                await house.Publish(Desk.Listed(3, seed % 2 == 0 ? LargeGroups.Block : LargeGroups.PassOver));
                second = house.Beside();
            }

            await (random.Next(10) switch
            {
                0 or 1 or 2 => Come(),
                3 or 4 or 5 => Leave(),
                6 => Accept(),
                7 => Resize(),
                8 => Pass(),
                _ => Interleave(),
            });
            await Check();
        }

        /// <summary>When all is quiet: free seats are either nobody's wish, or kept for a group that blocks the list, or for Monday.</summary>
        public async Task Rest()
        {
            await house.Follow();
            while (house.Time.Now.InUtc().DayOfWeek is not IsoDayOfWeek.Tuesday || house.Time.Now.InUtc().Hour != 20) await house.Pass(Duration.FromHours(1));
            await house.Follow();
            await Check();
            var offering = await house.Offering(Desk.Id);
            var free = Math.Max(0, offering.Details.Capacity - Seats());
            Assert.True(Promotions.Of(offering.Details.WaitingList!, offering.Details.Capacity, Waiters(), free).Count == 0, $"seed {seed}: free seats are not offered");
            Assert.True(Waiters().Count > 0 == Has(Keys.Waiting), $"seed {seed}: the sale is not as the list is");
        }

        public void Dispose()
        {
            second?.Dispose();
            house.Dispose();
        }

        private async Task Come()
        {
            var number = next++;
            people.Add(number);
            await Either.Join(number, people: random.Next(1, 4), whenFull: random.Next(3) == 0 ? WhenFull.Ask : WhenFull.Wait);
        }

        private async Task Leave()
        {
            if (people.Count > 0) await Either.Cancel(people[random.Next(people.Count)]);
        }

        private async Task Accept()
        {
            if (people.Count > 0) await Either.Accept(people[random.Next(people.Count)]);
        }

        private async Task Resize()
        {
            var (desk, seats) = (house.Get<OfferingDesk>(), random.Next(1, 6));
            var offering = await house.Offering(Desk.Id);
            Assert.Null(await desk.Handle(Desk.Id, new OfferingCommand.EditOffering(offering.Details with { Capacity = seats }, offering.Version, "resized"), Desk.Staff));
            most = Math.Max(seats, Seats());

            // The other process hears of it within seconds.
            house.Time.Now += Duration.FromSeconds(6);
        }

        private async Task Pass()
        {
            house.Time.Now += Duration.FromMinutes(random.Next(1, 3000));
            await Either.Follow();
        }

        private async Task Interleave()
        {
            house.Store.BeforeNextTransaction = Come;
            second.Store.BeforeNextTransaction = Leave;
            await Come();
            await Either.Follow();
            house.Store.BeforeNextTransaction = second.Store.BeforeNextTransaction = null;
        }

        private async Task Check()
        {
            most = Math.Max(Math.Min(most, Seats()), (await house.Offering(Desk.Id)).Details.Capacity);
            Assert.True(Seats() <= most, $"seed {seed}: {Seats()} seats of {most}");
            Assert.True(Has(Keys.Waiting) != Has(Keys.PublicSale), $"seed {seed}: the sale is both open and closed, or neither");
            var record = LineRecord.Replay(await house.Get<WaitingListDesk>().Record(Desk.Id));
            Assert.Equal([.. Waiters().Order()], record.Waiters);
            foreach (var given in record.Given) Assert.True(InOrder(record, given), $"seed {seed}: {given} out of order");
            foreach (var number in people)
                if (await house.Registrations.Find(Desk.Id, Desk.Number(number)) is { State: var state })
                    Assert.Equal(state.Status == RegistrationStatus.Waiting, Waiters().Any(waiter => waiter.Registration == state.Id));
        }

        /// <summary>Nobody who joined earlier and still waits was overtaken without a recorded reason.</summary>
        private static bool InOrder(LineRecord record, GivenSeats given)
        {
            var own = new Waiter(given.Registration, given.Seats, given.Joined);
            return record.Waiters.Where(waiter => waiter.CompareTo(own) < 0).All(waiter => given.PassedOver(waiter.Registration) is not null);
        }

        private int Seats() => house.Rows.Everything.Count(one => one.Row.Key.StartsWith("seat|", StringComparison.Ordinal));

        private ValueList<Waiter> Waiters() =>
        [
            .. from one in house.Rows.Everything
               where one.Row.Key.StartsWith("wait|", StringComparison.Ordinal)
               select Json.Read<Waiter>(one.Row.Value),
        ];

        private bool Has(string key) => house.Rows.Everything.Any(one => one.Row.Key == key);
    }
}
