namespace Nep.Registration.Architecture;

internal static class Offenders
{
    /// <summary>Names every one of them when there are any.</summary>
    public static void None(IEnumerable<string?> found)
    {
        var all = found.ToList();
        Assert.True(all.Count == 0, string.Join(Environment.NewLine, all));
    }
}
