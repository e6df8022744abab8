namespace Nep.Registration.Domain.Registrations;

/// <summary>
/// The numbers of documents. Each is made from its registration, so that it is the same however often it is printed, and two registrations
/// never share one; a counter would have to be shared by every process.
/// </summary>
public static class DocumentNumbers
{
    public static string Quote(RegistrationId id) => $"Q-{Stem(id)}";

    public static string Invoice(RegistrationId id) => $"INV-{Stem(id)}";

    /// <param name="part">The first, second … dated part of a price.</param>
    public static string PartInvoice(RegistrationId id, int part) => $"INV-{Stem(id)}-{part}";

    /// <param name="payment">The first, second … payment.</param>
    public static string Receipt(RegistrationId id, int payment) => $"R-{Stem(id)}-{payment}";

    /// <param name="note">The first, second … credit note.</param>
    public static string CreditNote(RegistrationId id, int note) => $"CN-{Stem(id)}-{note}";

    private static string Stem(RegistrationId id) => id.ToString() is { Length: RegistrationId.Characters } text ? $"{text[6..11]}-{text[11..]}" : "";
}
