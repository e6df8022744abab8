namespace Nep.Registration.Site.Participants.Tickets;

/// <summary>A certificate's code as it stands on paper, and as people copy it from there.</summary>
public static class CertificateNumber
{
    /// <summary>In fours, so that it can be read out: C7K2-M49Q-X1RD-0B3F.</summary>
    public static string Printed(string code) => string.Join('-', code.Chunk(4).Select(four => new string(four)));

    /// <summary>Small letters, spaces and hyphens do no harm.</summary>
    public static string Read(string typed) => new([.. typed.ToUpperInvariant().Where(c => c is not (' ' or '-'))]);
}
