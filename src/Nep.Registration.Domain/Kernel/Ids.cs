namespace Nep.Registration.Domain.Kernel;

/// <summary>A value with one text form, the same in rows, addresses and logs.</summary>
public interface IText<TSelf>
    where TSelf : struct, IText<TSelf>
{
    static abstract bool TryParse(string? text, out TSelf value);

    static virtual TSelf Parse(string text) =>
        TSelf.TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not a {typeof(TSelf).Name}.");
}

/// <summary>One offering, as it stands in its address: <c>coaching-for-equity-2027-02</c>. Also the partition of all its rows.</summary>
public readonly record struct OfferingId : IText<OfferingId>
{
    private readonly string? text;

    private OfferingId(string text) => this.text = text;

    public static OfferingId Parse(string text) => Ids.Parse<OfferingId>(text);

    public static bool TryParse(string? text, out OfferingId value)
    {
        var ok = text is { Length: > 2 and <= 60 } && text[0] != '-' && text[^1] != '-' && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
        value = ok ? new OfferingId(text!) : default;
        return ok;
    }

    public override string ToString() => text ?? "";
}

/// <summary>One registration: 16 characters of Crockford's base 32 (80 bits of chance), easy to read out on the telephone.</summary>
public readonly record struct RegistrationId : IText<RegistrationId>
{
    public const int Characters = 16;

    private readonly string? text;

    private RegistrationId(string text) => this.text = text;

    public static RegistrationId Parse(string text) => Ids.Parse<RegistrationId>(text);

    public static bool TryParse(string? text, out RegistrationId value)
    {
        var ok = text is { Length: Characters } && text.All(Ids.IsBase32);
        value = ok ? new RegistrationId(text!) : default;
        return ok;
    }

    /// <summary>The last six characters, enough to tell registrations apart in a list.</summary>
    public string Short => ToString() is { Length: Characters } whole ? whole[^6..] : "";

    public override string ToString() => text ?? "";
}

/// <summary>
/// One application. It is written as a registration's number is, and whoever is enrolled keeps it: the registration that an application comes to
/// has the same number, so that there is never more than one.
/// </summary>
public readonly record struct ApplicationId : IText<ApplicationId>
{
    private readonly string? text;

    private ApplicationId(string text) => this.text = text;

    public static ApplicationId Parse(string text) => Ids.Parse<ApplicationId>(text);

    public static bool TryParse(string? text, out ApplicationId value)
    {
        var ok = RegistrationId.TryParse(text, out _);
        value = ok ? new ApplicationId(text!) : default;
        return ok;
    }

    /// <summary>The registration that it comes to; its letters stand in the ledger under this number too.</summary>
    public RegistrationId Registration => RegistrationId.Parse(ToString());

    /// <summary>The last six characters, enough to tell applications apart in a list.</summary>
    public string Short => Registration.Short;

    public override string ToString() => text ?? "";
}

/// <summary>A payment, by the provider's own name for it: the same notice twice is the same payment.</summary>
public readonly record struct PaymentId : IText<PaymentId>
{
    private readonly string? text;

    private PaymentId(string text) => this.text = text;

    public static PaymentId Parse(string text) => Ids.Parse<PaymentId>(text);

    public static bool TryParse(string? text, out PaymentId value)
    {
        var ok = text is { Length: > 0 and <= 120 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
        value = ok ? new PaymentId(text!) : default;
        return ok;
    }

    public override string ToString() => text ?? "";
}

/// <summary>The first, second … session of an offering; it never changes, also when the session moves or is cancelled.</summary>
public readonly record struct SessionNumber(int Value) : IComparable<SessionNumber>
{
    public int CompareTo(SessionNumber other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The first, second … person of a registration; it stays when the person in it changes.</summary>
public readonly record struct ParticipantNumber(int Value) : IComparable<ParticipantNumber>
{
    public int CompareTo(ParticipantNumber other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A seat of an offering, from 1 to its capacity. A seat outlives the person in it.</summary>
public readonly record struct SeatNumber(int Value) : IComparable<SeatNumber>
{
    public int CompareTo(SeatNumber other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What the ids have in common.</summary>
public static class Ids
{
    /// <summary>Crockford's base 32: no I, L, O, U.</summary>
    public const string Base32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static bool IsBase32(char c) => Base32.Contains(c, StringComparison.Ordinal);

    /// <summary>Writes bytes as base 32, five bits a character, as many characters as asked for.</summary>
    public static string ToBase32(ReadOnlySpan<byte> bytes, int characters)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(characters * 5, bytes.Length * 8);
        var text = new char[characters];
        for (var i = 0; i < characters; i++)
        {
            var (at, shift) = Math.DivRem(i * 5, 8);
            var window = (bytes[at] << 8) | (at + 1 < bytes.Length ? bytes[at + 1] : 0);
            text[i] = Base32[(window >> (11 - shift)) & 31];
        }

        return new string(text);
    }

    internal static T Parse<T>(string text)
        where T : struct, IText<T> =>
        T.TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not a {typeof(T).Name}.");
}
