using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Following;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Functions.Following;
using Nep.Registration.Functions.Tests.Following;
using Nep.Registration.Functions.Tests.Ports;
using Property = Nep.Registration.Domain.Tests.Properties.Property;

namespace Nep.Registration.Functions.Tests.Fuzz;

/// <summary>What stands in the engine's queues and in the due rows: whoever may write there writes no fact by it, and stops nobody's plan.</summary>
public sealed class PayloadFuzzTests
{
    private const string Plan = "reg|coaching-2027|0123456789ABCDEF";
    private static readonly DateTime Start = new(2027, 1, 4, 17, 0, 0, DateTimeKind.Utc);

    private static readonly Gen<PlanWake> Wakes =
        from plan in Gen.OneOf(Garbage.Text, Gen.Elements("reg|coaching-for-equity-2027-03|0000000000000001", "app|coaching-for-equity-2027-03|0000000000000001", "cohort|no-such", "hooks|no-such|x", null!))
        from claimed in Garbage.Text.ArrayOf()
        from next in Gen.Elements<DateTime?>(null, Start, DateTime.MinValue, DateTime.MaxValue)
        from trace in Gen.OneOf(Garbage.Text, Gen.Constant<string>(null!))
        select new PlanWake(plan, claimed, next, trace);

    [Fact]
    public void An_orchestration_that_is_begun_with_nonsense_ends_at_once_and_does_nothing() => Property.Holds(
        Gen.OneOf(Garbage.Body, Garbage.Spoiled($$"""{"Plan":"{{Plan}}","Claimed":["a"],"Next":null,"Trace":null}""")).Where(text => !NamesPlan(text)),
        input => new Rehearsal(Start, (_, _, _) => null) { MayFail = true }.RunText(input, Start.AddDays(400)) is { Ended: true, Deeds.Count: 0 }, times: 300);

    [Fact]
    public void An_event_about_another_plan_or_about_nothing_changes_no_plans_course() => Property.Holds(
        Gen.OneOf(Wakes.Where(wake => wake.Plan != Plan).Select(Rehearsal.Text), Gen.Elements("null", "{}", """{"Plan":null}""", """{"Claimed":null,"Next":"2027-01-05T00:00:00Z"}""")),
        told =>
        {
            var plans = new HashSet<string>();
            var played = new Rehearsal(Start, (_, wake, _) =>
            {
                plans.Add(wake.Plan);
                return null;
            });
            played.SignalText(Start.AddDays(1), told).Run(new PlanWake(Plan, [], Start.AddDays(90), null), Start.AddDays(400));
            return played.Ended && plans.SetEquals([Plan]) && played.Deeds.SequenceEqual(["2027-04-04 17:00:01 Advance 0"]);
        },
        times: 200);

    [Fact]
    public async Task An_activity_that_is_given_nonsense_fails_or_finds_nothing_and_writes_nothing()
    {
        await using var ports = await PortsFixture.Open();
        await ports.Hold();
        var (before, engine) = (ports.Store.Writes, ports.Services.GetRequiredService<PlanEngine>());
        var activities = new FollowerActivities(ports.Services.GetRequiredService<Follower>(), engine);

        Property.Holds(
            from wake in Wakes from deliver in Gen.Elements(true, false) select (wake, deliver),
            one => Ends(one.deliver ? activities.Deliver(one.wake, null!, default) : activities.Advance(one.wake, null!, default)) && ports.Store.Writes == before, times: 300);
    }

    [Fact]
    public async Task A_due_row_that_names_no_plan_holds_up_nobody_elses()
    {
        await using var ports = await PortsFixture.Open();
        var held = await ports.Hold();
        ports.Time.Advance(Duration.FromDays(3));
        var keys = Garbage.Text.Select(text => $"due|{text}").Where(key => RowLimits.IsKey(key) && string.CompareOrdinal(key, "due|~") < 0);

        foreach (var key in Gen.Sample(keys, 200, 10).Append("due|000001|x").Append("due|99999999999999999|reg|a|b").Distinct(StringComparer.Ordinal))
            await ports.Store.Transact($"{held.Offering}", [new RowChange.Insert(key, [])]);
        await ports.Store.Transact("_catalog", [new RowChange.Insert("offering|_NO_SUCH_", [])]);
        var plans = new List<PlanId>();
        await foreach (var plan in ports.Services.GetRequiredService<DueReading>().Overdue(ports.Time.Now, TestContext.Current.CancellationToken)) plans.Add(plan);

        Assert.Contains(new PlanId.OfRegistration(held.Offering, held.Id), plans);
    }

    private static bool NamesPlan(string text)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text);
            return parsed.RootElement.ValueKind == JsonValueKind.Object && parsed.RootElement.TryGetProperty("Plan", out var plan) && plan.ValueKind == JsonValueKind.String && PlanId.TryParse(plan.GetString(), out _);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool Ends(Task<DateTime?> activity)
    {
        try
        {
            return activity.GetAwaiter().GetResult() is null;
        }
        catch (FormatException)
        {
            return true;
        }
    }
}
