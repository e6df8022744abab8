namespace Nep.Registration.Local.Starting;

/// <summary>What the command line says.</summary>
/// <param name="Urls">Where to listen; the first is also the base of every link in a mail.</param>
/// <param name="Data">The folder that keeps everything.</param>
/// <param name="Demo">Lay out the sample programs, and let the time machine move the clock.</param>
/// <param name="Administrator">Whoever may sign in first, where there is no demo staff.</param>
public sealed record LocalOptions(string Urls, string Data, bool Demo, EmailAddress? Administrator)
{
    public const string DefaultUrls = "http://localhost:5080";

    public Uri Base => new(Urls.Split(';')[0].TrimEnd('/').Replace("*", "localhost", StringComparison.Ordinal) + "/");
}
