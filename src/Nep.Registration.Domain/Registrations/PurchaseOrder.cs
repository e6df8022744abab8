namespace Nep.Registration.Domain.Registrations;

/// <summary>A school's or district's written promise to pay. The same one may stand behind several registrations, also of other offerings.</summary>
/// <param name="Number">As printed on it.</param>
/// <param name="Amount">What it promises in all, for every registration that names it.</param>
/// <param name="Covers">For how many people it says it is; null when it does not say.</param>
/// <param name="Note">What the sender wrote, in place of a file or beside it.</param>
public sealed record PurchaseOrder(string Number, Money Amount, string Organization, Instant At, int? Covers = null, string Note = "")
{
    public AttachedFile? File { get; init; }

    /// <summary>When staff had compared it with what was ordered; null while it waits for that.</summary>
    public Instant? Approved { get; init; }

    /// <summary>Under which the registrations of one purchase order find each other: number and organization, however they are written.</summary>
    public string Key => KeyOf(Number, Organization);

    public static string KeyOf(string number, string organization) => $"{Plain(number)}|{Plain(organization)}";

    private static string Plain(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
