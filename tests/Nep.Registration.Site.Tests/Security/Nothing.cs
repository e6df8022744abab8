namespace Nep.Registration.Site.Tests.Security;

internal static class Nothing
{
    /// <summary>That there is none of something; a failure says all there is.</summary>
    public static void Of(IEnumerable<string> found)
    {
        var all = found.ToList();
        if (all.Count > 0) Assert.Fail($"{all.Count} found:\n{string.Join('\n', all)}");
    }
}
