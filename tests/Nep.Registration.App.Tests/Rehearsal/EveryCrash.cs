namespace Nep.Registration.App.Tests.Rehearsal;

/// <summary>
/// Ends the process at each call that something makes to the store, once before the call's effect and once after it; starts another, lets
/// people do again what they had no answer to, and compares what it all came to with the same without a crash.
/// </summary>
internal static class EveryCrash
{
    private static readonly Duration UntilSettled = Duration.FromMinutes(3);

    /// <param name="before">What has happened so far.</param>
    /// <param name="act">What is interrupted; done again after the restart, as its people would.</param>
    /// <returns>In how many places the process was ended.</returns>
    public static async Task<int> In(Func<House, Task> before, Func<House, Task> act, Action<House, string>? compare = null)
    {
        var (calls, expected) = await Undisturbed(before, act);
        foreach (var call in Enumerable.Range(1, calls))
            foreach (var after in new[] { false, true })
            {
                using var house = await Interrupted(before, act, new Crash(call, after));
                Assert.Equal(house.Post.Taken.Count, house.Post.Taken.Select(mail => mail.Key).Distinct().Count());
                (compare ?? Same)(house, expected);
            }

        return calls;
    }

    private static void Same(House house, string expected) => Assert.Equal(expected, Outcome.Of(house));

    private static async Task<(int Calls, string Outcome)> Undisturbed(Func<House, Task> before, Func<House, Task> act)
    {
        using var house = new House();
        await before(house);
        house.Store.Expect(null);
        await act(house);
        var calls = house.Store.Calls;
        await CatchUp(house);
        return (calls, Outcome.Of(house));
    }

    private static async Task<House> Interrupted(Func<House, Task> before, Func<House, Task> act, Crash crash)
    {
        var house = new House();
        await before(house);
        house.Store.Expect(crash);
        await Assert.ThrowsAsync<CrashException>(() => act(house));
        house.Restart();
        await act(house);
        await CatchUp(house);
        return house;
    }

    private static async Task CatchUp(House house)
    {
        await house.Follow();
        await house.Pass(UntilSettled);
        await house.Pass(UntilSettled);
    }
}
