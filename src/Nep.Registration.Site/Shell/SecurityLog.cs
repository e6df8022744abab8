using Microsoft.Extensions.Logging;
using Nep.Registration.App.Letters;

namespace Nep.Registration.Site.Shell;

/// <summary>
/// What is written down of signing in and of whatever was refused: the pattern of the address, never the address, since it may hold a secret; and a person by their
/// reader's id, never by their mail address.
/// </summary>
public sealed partial class SecurityLog(ILoggerFactory loggers)
{
    public const string Category = "Nep.Registration.Security";

    private readonly ILogger log = loggers.CreateLogger(Category);

    [LoggerMessage(1, LogLevel.Information, "A sign-in link was asked for as {Reader}")]
    public partial void SignInAsked(ReaderId reader);

    [LoggerMessage(2, LogLevel.Information, "{Reader} signed in by a mailed link")]
    public partial void SignedIn(ReaderId reader);

    [LoggerMessage(3, LogLevel.Warning, "A sign-in link was refused: unknown, used or too old")]
    public partial void SignInRefused();

    [LoggerMessage(4, LogLevel.Information, "{Reader} signed out, everywhere: {Everywhere}")]
    public partial void SignedOut(ReaderId reader, bool everywhere);

    [LoggerMessage(5, LogLevel.Warning, "{Method} {Route} was refused to {Reader}: {Status}")]
    public partial void Refused(string method, string route, string reader, int status);

    [LoggerMessage(6, LogLevel.Warning, "{Route} was posted without a good form token")]
    public partial void FormTokenRefused(string route);

    [LoggerMessage(7, LogLevel.Warning, "{Route} was asked for with a link that opens nothing")]
    public partial void LinkRefused(string route);
}
