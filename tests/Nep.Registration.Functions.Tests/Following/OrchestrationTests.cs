using Nep.Registration.Functions.Following;

namespace Nep.Registration.Functions.Tests.Following;

public sealed class OrchestrationTests
{
    private const string Plan = "reg|coaching-2027|0123456789ABCDEF";

    private static readonly DateTime Start = new(2027, 1, 4, 17, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Letters_of_a_free_registration_go_out_and_the_orchestration_ends()
    {
        var played = new Rehearsal(Start, (_, _, _) => null).Run(Wake(null, "confirmation"), Start.AddDays(400));

        Assert.Equal(["2027-01-04 17:00:00 Deliver 1"], played.Deeds);
        Assert.Equal((true, "Done: waits for nothing."), (played.Ended, played.Status));
    }

    [Fact]
    public void A_hold_that_nobody_pays_is_looked_at_when_it_runs_out_and_not_before()
    {
        var hold = Start.AddMinutes(30);
        var waiting = new Rehearsal(Start, Never).Run(Wake(hold), hold.AddSeconds(-1));
        Assert.Equal(
            (false, "Waits until 2027-01-04 17:30:00 UTC, or until something changes.", 0),
            (waiting.Ended, waiting.Status, waiting.Deeds.Count));

        var over = new Rehearsal(Start, (_, _, _) => null).Run(Wake(hold), hold.AddDays(400));
        Assert.Equal(["2027-01-04 17:30:01 Advance 0"], over.Deeds);
        Assert.True(over.Ended);
    }

    [Fact]
    public void A_payment_during_the_hold_has_its_letters_handed_over_at_once_and_ends_the_wait()
    {
        var played = new Rehearsal(Start, (_, _, _) => null)
            .Signal(Start.AddMinutes(7), Wake(Start.AddMinutes(9), "confirmation"))
            .Run(Wake(Start.AddMinutes(30)), Start.AddDays(400));

        Assert.Equal(["2027-01-04 17:07:00 Deliver 1"], played.Deeds);
        Assert.True(played.Ended);
    }

    [Fact]
    public void Signals_that_come_while_letters_are_handed_over_are_taken_together()
    {
        var (now, later) = (Start.AddMinutes(7), Start.AddDays(3));
        var played = new Rehearsal(Start, (_, _, _) => later)
            .Signal(now, Wake(later, "one")).Signal(now, Wake(later, "two")).Signal(now, Wake(later, "three"))
            .Run(Wake(Start.AddMinutes(30)), later);

        Assert.Equal(["2027-01-04 17:07:00 Deliver 1", "2027-01-04 17:07:00 Deliver 2"], played.Deeds);
    }

    [Fact]
    public void A_change_that_brings_the_due_instant_forward_is_kept_to_without_a_look_of_its_own()
    {
        var played = new Rehearsal(Start, (_, _, _) => null)
            .Signal(Start.AddDays(1), Wake(Start.AddDays(2)))
            .Run(Wake(Start.AddDays(90)), Start.AddDays(400));

        Assert.Equal(["2027-01-06 17:00:01 Advance 0"], played.Deeds);
    }

    [Fact]
    public void A_plan_of_months_is_looked_at_on_its_days()
    {
        DateTime[] days = [Start.AddDays(30), Start.AddDays(53), Start.AddDays(60), Start.AddDays(200)];
        var played = new Rehearsal(Start, (_, _, now) => days.Where(day => day > now).Select(day => (DateTime?)day).FirstOrDefault())
            .Run(Wake(days[0]), Start.AddDays(400));

        Assert.Equal(days.Select(day => $"{day:yyyy-MM-dd} 17:00:01 Advance 0"), played.Deeds);
        Assert.Equal((true, 1), (played.Ended, played.Generations));
    }

    [Fact]
    public void A_failed_step_is_tried_again_soon_and_then_every_half_hour()
    {
        var mended = Start.AddHours(2);
        var played = new Rehearsal(Start, (_, _, now) => now < mended ? throw new InvalidOperationException("storage is down") : null)
            .Run(Wake(Start), Start.AddDays(400));

        Assert.True(played.Ended);
        Assert.Equal(["17:00:00", "17:00:15", "17:00:45", "17:01:45", "17:03:45", "17:33:46"], played.Deeds.Take(6).Select(deed => deed.Split(' ')[1]));
        Assert.InRange(played.Now, mended, mended.AddMinutes(35));
    }

    [Fact]
    public void Letters_whose_hand_over_failed_are_never_handed_over_again_by_the_engine()
    {
        var settle = Start.AddMinutes(2);
        var played = new Rehearsal(Start, (name, _, now) =>
                name == nameof(FollowerActivities.Deliver) ? throw new InvalidOperationException("the worker died") : now < settle ? settle : null)
            .Run(Wake(settle, "confirmation"), Start.AddDays(400));

        Assert.Equal(
            ["2027-01-04 17:00:00 Deliver 1", "2027-01-04 17:00:00 Advance 0", "2027-01-04 17:02:01 Advance 0"], played.Deeds);
        Assert.True(played.Ended);
    }

    [Fact]
    public void A_busy_plan_begins_its_history_anew_and_loses_no_letter()
    {
        var end = Start.AddDays(300);
        var given = new List<string>();
        var rehearsal = new Rehearsal(Start, (_, wake, now) =>
        {
            given.AddRange(wake.Claimed);
            return now < end ? end : null;
        });
        string[] letters = [.. Enumerable.Range(0, 90).Select(n => $"letter-{n}")];
        foreach (var (letter, n) in letters.Select((letter, n) => (letter, n))) rehearsal.Signal(Start.AddDays(n + 1), Wake(end, letter));
        rehearsal.Run(Wake(end), Start.AddDays(400));

        Assert.Equal(letters, given);
        Assert.Equal((true, 5), (rehearsal.Ended, rehearsal.Generations));
    }

    [Fact]
    public void A_letter_that_comes_while_the_last_look_goes_on_is_handed_over_before_the_end()
    {
        var rehearsal = new Rehearsal(Start, (_, _, _) => null);
        rehearsal.Signal(Start, Wake(null, "cancellation")).Run(Wake(null, "confirmation"), Start.AddDays(400));

        Assert.True(rehearsal.Ended);
        Assert.Equal(["2027-01-04 17:00:00 Deliver 1", "2027-01-04 17:00:00 Deliver 1"], rehearsal.Deeds);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("reg|other-2027|0123456789ABCDEF")]
    public void A_signal_that_is_none_while_the_last_look_goes_on_ends_the_plan_as_it_would_have_ended(string? plan)
    {
        var rehearsal = new Rehearsal(Start, (_, _, _) => null);
        rehearsal.SignalText(Start, plan is null ? "null" : Rehearsal.Text(new PlanWake(plan, [], null, null))).Run(Wake(null, "confirmation"), Start.AddDays(400));

        Assert.Equal((true, "Done: waits for nothing."), (rehearsal.Ended, rehearsal.Status));
        Assert.Equal(["2027-01-04 17:00:00 Deliver 1"], rehearsal.Deeds);
    }

    private static PlanWake Wake(DateTime? next, params string[] claimed) => new(Plan, claimed, next, null);

    private static DateTime? Never(string name, PlanWake wake, DateTime now) => throw new InvalidOperationException("Nothing is due.");
}
