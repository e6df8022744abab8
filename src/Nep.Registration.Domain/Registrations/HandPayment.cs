using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Registrations;

/// <summary>A payment that staff record, since no provider tells of it.</summary>
/// <param name="Number">The check's number, or the transfer's reference.</param>
/// <param name="Date">The day on the check, or of the transfer.</param>
public sealed record HandPayment(HandMethod Method, string Number, LocalDate Date, string Note = "")
{
    /// <summary>A check's bank refuses it half a year on; twice that is surely a slip of the pen.</summary>
    public const int OldestDays = 365;

    /// <summary>The payment's name: the same check is the same payment, however often it is recorded.</summary>
    public PaymentId Id => PaymentId.Parse($"{(Method == HandMethod.Check ? "check" : "ach")}-{Plain(Number)}");

    internal ValueList<Fault> Check(Money amount, LocalDate today) =>
    [
        .. Plain(Number).Length == 0 ? [new Fault("number", "Missing")] : BillingRules.Number("number", Number),
        .. amount.IsPositive ? Array.Empty<Fault>() : [new Fault("amount", "NotAnAmount")],
        .. Date > today ? [new Fault("date", "DateInTheFuture")] : Date < today.PlusDays(-OldestDays) ? [new Fault("date", "DateTooOld")] : Array.Empty<Fault>(),
        .. OfferingRules.Reason(Note).Select(fault => fault with { Field = "note" }),
    ];

    private static string Plain(string number) =>
        new string([.. number.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant).Take(BillingRules.LongestNumber)]);
}

/// <summary>How money comes that staff record.</summary>
public enum HandMethod
{
    Check,

    /// <summary>A transfer from bank to bank.</summary>
    Ach,
}

/// <summary>A check with this number is recorded for this registration, with another amount.</summary>
public sealed record CheckAlreadyRecorded(Money Amount) : Refusal;
