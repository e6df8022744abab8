using Microsoft.Extensions.Logging.Abstractions;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Functions.Following;

namespace Nep.Registration.Functions.Tests.Following;

public sealed class OwnPlanTests
{
    private static readonly PlanId Plan = PlanId.Parse("reg|coaching-2027|0123456789ABCDEF");
    private static readonly LetterKey Letter = LetterKey.Parse("0123456789ABCDEF|Confirmation|p1.0|1");
    private static readonly Instant Later = Instant.FromUtc(2027, 1, 4, 17, 0);

    private readonly PlanEngine engine = new(NullLogger<PlanEngine>.Instance);

    [Fact]
    public async Task What_an_activity_signals_about_its_own_plan_stays_with_it()
    {
        using var own = engine.Own(Plan);

        await engine.Changed(Plan, Later, [Letter], TestContext.Current.CancellationToken);

        Assert.Equal([Letter], own.TakeClaimed());
        Assert.Equal((Later, true), (own.TakeNext(out var signalled), signalled));
        Assert.Empty(own.TakeClaimed());
        Assert.Equal((null, false), (own.TakeNext(out signalled), signalled));
    }

    [Fact]
    public async Task A_signal_about_another_plan_or_after_the_activity_does_not()
    {
        var own = engine.Own(Plan);
        await engine.Changed(PlanId.Parse("cohort|coaching-2027"), Later, [Letter], TestContext.Current.CancellationToken);
        own.Dispose();
        await engine.Changed(Plan, Later, [Letter], TestContext.Current.CancellationToken);

        Assert.Empty(own.TakeClaimed());
    }

    [Fact]
    public async Task A_signal_that_the_engine_does_not_take_is_lost_without_harm_to_the_caller() =>
        await engine.Changed(Plan, Later, [Letter], TestContext.Current.CancellationToken);
}
