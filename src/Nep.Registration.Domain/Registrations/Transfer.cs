using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Registrations;

/// <summary>Who has a registration moved, and so by which rule.</summary>
public enum TransferKind
{
    /// <summary>By the policy: its fee, its deadline, the price of the day.</summary>
    ByRegistrant,

    /// <summary>With a reason, whatever the deadline; the fee may be waived.</summary>
    ByStaff,

    /// <summary>The offering is cancelled: without a fee, at the price that was agreed, and cancelled at any time for all of the money.</summary>
    WithOffering,
}

/// <summary>What became of an order to move a registration.</summary>
public enum TransferOutcome
{
    Ordered,
    Made,
    Refused,
}

/// <summary>An order to move a registration to another offering. A step of the plan carries it out.</summary>
/// <param name="As">The registration that it makes there: its name is made of this one, so that it is made once.</param>
/// <param name="Title">What the other offering is called, for letters.</param>
public sealed record TransferOrder(
    int Number, OfferingId To, RegistrationId As, string Title, TransferKind Kind, Money Fee, string TermsVersion, string Reason, Instant At)
{
    public TransferOutcome Outcome { get; init; }

    /// <summary>What the registrant answered to what only the other offering asks; null for nothing.</summary>
    public ValueList<PersonAnswers>? Answers { get; init; }

    /// <summary>The name of the refusal, when the other offering would not take them.</summary>
    public string? Refused { get; init; }
}

/// <summary>One person's answers.</summary>
public sealed record PersonAnswers(ParticipantNumber Person, ValueList<Answer> Given);

/// <summary>Where a registration that was moved came from, and what of its money came along.</summary>
public sealed record TransferSource(OfferingId Offering, RegistrationId Registration, int Number, ValueList<CarriedPayment> Carried);

/// <summary>What of one payment was carried to another offering.</summary>
public sealed record CarriedPayment(PaymentId Payment, Money Amount);

/// <summary>What moving would come to.</summary>
/// <param name="Quote">The price there, fee and all.</param>
/// <param name="Carried">What of the money goes along.</param>
/// <param name="Back">What goes back, because the price there is lower.</param>
/// <param name="Owed">What is then still to be paid.</param>
public sealed record TransferTerms(Quote Quote, Money Carried, Money Back, Money Owed)
{
    public static TransferTerms Of(Quote quote, Money paid)
    {
        var carried = Money.Min(paid, quote.Total);
        return new TransferTerms(quote, carried, paid - carried, quote.Total - carried);
    }
}
