namespace Nep.Registration.Site.Staff.SignIn;

/// <summary>An address within this site that someone may be sent on to. Anything else, another host above all, becomes the staff home.</summary>
public static class LocalPath
{
    public const string Home = "/staff";

    public static string OrHome(string? path) => path is { Length: > 0 and <= 1000 } && IsLocal(path) ? path : Home;

    private static bool IsLocal(string path) =>
        path[0] == '/' && !path.StartsWith("//", StringComparison.Ordinal) && path.All(c => c is > ' ' and <= '~' and not '\\' and not '"');
}
