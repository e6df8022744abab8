using Nep.Registration.Domain.Admissions;

namespace Nep.Registration.Domain.Tests;

/// <summary>
/// A rule told as a story: given what happened, when this is asked, then this happens, or it is refused. <see cref="Scenario{TEvent,TCommand}.Then"/>
/// asks again and expects silence, because a command may always come twice.
/// </summary>
internal static class Scenario
{
    /// <summary>A registration for an offering.</summary>
    public static Scenario<RegistrationEvent, RegistrationCommand> For(Offering offering) => new((past, command, now) =>
        RegistrationDecider.Decide(offering, past.Aggregate((RegistrationState?)null, RegistrationFold.Evolve), command, now));

    /// <summary>An application to an offering.</summary>
    public static Scenario<ApplicationEvent, ApplicationCommand> OfApplication(Offering offering) => new((past, command, now) =>
        ApplicationDecider.Decide(offering, past.Aggregate((ApplicationState?)null, ApplicationFold.Evolve), command, now));

    /// <summary>An offering's own life.</summary>
    public static Scenario<OfferingEvent, OfferingCommand> For(OfferingId _) => new((past, command, now) =>
        OfferingDecider.Decide(past.Aggregate((Offering?)null, OfferingFold.Evolve), command, now));

    /// <summary>One participant's presence at one session: the marks are its events. A member of staff says it, on the roster.</summary>
    public static Scenario<PresenceMark, CheckInCommand> For(
        Offering offering, RegistrationState registration, ParticipantNumber participant, SessionNumber session) => new((past, command, now) =>
        {
            var known = past.Count == 0 ? null : new Presence(session, registration.Id, participant, past);
            return CheckIn.Decide(offering, registration, participant, session, known, command, CheckInMethod.Roster, Story.Fay, now);
        });
}

internal sealed class Scenario<TEvent, TCommand>(Func<ValueList<TEvent>, TCommand, Instant, Ruling<TEvent>> decide)
{
    private ValueList<TEvent> past;
    private Instant now = Clocks.Placed;
    private TCommand? asked;

    public Scenario<TEvent, TCommand> Given(params TEvent[] events)
    {
        past = [.. past, .. events];
        return this;
    }

    public Scenario<TEvent, TCommand> At(Instant instant)
    {
        now = instant;
        return this;
    }

    public Scenario<TEvent, TCommand> When(TCommand command)
    {
        asked = command;
        return this;
    }

    public void Then(params TEvent[] events)
    {
        Assert.Equal(new Ruling<TEvent>.Accepted([.. events]), decide(past, asked!, now));
        Assert.Equal(Ruling<TEvent>.Nothing, decide([.. past, .. events], asked!, now));
    }

    public void ThenNothing() => Then();

    public void Refused(Refusal why) => Assert.Equal(new Ruling<TEvent>.Refused(why), decide(past, asked!, now));

    /// <summary>Why it is refused; null when it is not.</summary>
    public Refusal? Why() => (decide(past, asked!, now) as Ruling<TEvent>.Refused)?.Why;
}
