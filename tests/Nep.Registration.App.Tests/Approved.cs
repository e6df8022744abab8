using System.Runtime.CompilerServices;

namespace Nep.Registration.App.Tests;

/// <summary>
/// Compares a text with the one that a person approved, line ends aside. On a difference the text is written beside the approved file as
/// <c>….received.txt</c>: to approve it, look at it and rename it.
/// </summary>
internal static class Approved
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(ThisFile())!, "Approved");

    public static void Match(string text, string name)
    {
        var file = Path.Combine(Folder, name);
        var received = file + ".received.txt";
        var normal = text.ReplaceLineEndings("\n");
        var approved = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : null;
        if (approved == normal)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(received, normal);
        Assert.Fail(approved is null ? $"Nothing is approved as {name}. Look at {received}." : Difference(approved, normal, received));
    }

    private static string Difference(string approved, string text, string received)
    {
        var (old, now) = (approved.Split('\n'), text.Split('\n'));
        var line = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{received} differs from line {line + 1} on.\napproved: {old.ElementAtOrDefault(line)}\nreceived: {now.ElementAtOrDefault(line)}";
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
