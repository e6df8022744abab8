using Nep.Registration.Domain.Letters;

namespace Nep.Registration.Domain.Offerings;

public abstract partial record OfferingCommand
{
    /// <summary>Writes to a list of people, now. Its text and its list are kept before under its id, and never change.</summary>
    /// <param name="Recipients">How many are on the list.</param>
    public sealed record OrderMailing(MailingId Id, LetterKind Kind, string Subject, int Recipients, string Reason) : OfferingCommand;

    /// <summary>What has not gone of a mail to a list does not go any more.</summary>
    public sealed record StopMailing(MailingId Id, string Reason) : OfferingCommand;
}

public abstract partial record OfferingEvent
{
    public sealed record MailingOrdered(MailingId Id, LetterKind Kind, string Subject, int Recipients, string Reason, Instant At) : OfferingEvent;

    public sealed record MailingStopped(MailingId Id, string Reason, Instant At) : OfferingEvent;
}

/// <summary>A mail that staff wrote to a list of an offering's people, as far as its plan must know it.</summary>
/// <param name="Recipients">How many are on its list.</param>
public sealed record Mailing(MailingId Id, LetterKind Kind, string Subject, int Recipients, Instant Ordered)
{
    /// <summary>When staff stopped it; null when they did not.</summary>
    public Instant? Stopped { get; init; }
}

/// <summary>The offering has no such mail to a list.</summary>
public sealed record MailingNotFound : Refusal;

/// <summary>
/// Ordering and stopping mail to a list. Neither is an edit of the offering, so that whoever edits it meanwhile is not sent back.
/// </summary>
internal static class Mailings
{
    public static Ruling<OfferingEvent> Order(Offering one, OfferingCommand.OrderMailing order, Instant now)
    {
        if (one.Mailing(order.Id) is not null) return Ruling<OfferingEvent>.Nothing;
        if (one.Status == OfferingStatus.Draft) return new OfferingNotFound();
        if (WhyNot(order.Reason) is { } refused) return refused;
        return new OfferingEvent.MailingOrdered(order.Id, order.Kind, order.Subject, order.Recipients, order.Reason.Trim(), now);
    }

    public static Ruling<OfferingEvent> Stop(Offering one, OfferingCommand.StopMailing stop, Instant now)
    {
        if (one.Mailing(stop.Id) is not { } mailing) return new MailingNotFound();
        if (mailing.Stopped is not null) return Ruling<OfferingEvent>.Nothing;
        return WhyNot(stop.Reason) is { } refused ? refused : new OfferingEvent.MailingStopped(stop.Id, stop.Reason.Trim(), now);
    }

    public static Offering Evolve(Offering one, OfferingEvent.MailingOrdered e) => one with
    {
        Mailings = (one.Mailings ?? []).Add(new Mailing(e.Id, e.Kind, e.Subject, e.Recipients, e.At)),
    };

    public static Offering Evolve(Offering one, OfferingEvent.MailingStopped e) => one with
    {
        Mailings = one.Mailings!.Value.Map(mailing => mailing.Id == e.Id ? mailing with { Stopped = e.At } : mailing),
    };

    private static Refusal? WhyNot(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? new ReasonMissing()
        : OfferingRules.Reason(reason).ToValueList() is { Count: > 0 } faults ? new FormFaulty(faults)
        : null;
}
