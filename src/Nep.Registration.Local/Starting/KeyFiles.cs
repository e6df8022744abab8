using System.Security.Cryptography;

namespace Nep.Registration.Local.Starting;

/// <summary>The secrets of a data folder, made on its first start and readable by its owner only.</summary>
internal static class KeyFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The key of all capability links: 256 bits of chance.</summary>
    public static byte[] LinkKey(string dataFolder)
    {
        var file = Path.Combine(Folder(dataFolder), "links.key");
        if (File.Exists(file)) return File.ReadAllBytes(file);
        var key = RandomNumberGenerator.GetBytes(32);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using var stream = new FileStream(file, options);
        stream.Write(key);
        stream.Flush(flushToDisk: true);
        return key;
    }

    public static string Folder(string dataFolder) => Directory.CreateDirectory(Path.Combine(dataFolder, "keys")).FullName;
}
