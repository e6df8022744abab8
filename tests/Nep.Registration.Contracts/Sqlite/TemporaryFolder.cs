namespace Nep.Registration.Contracts.Sqlite;

/// <summary>A data folder for one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"nep-store-{Guid.NewGuid():N}");

    public string Database => System.IO.Path.Combine(Path, "registration.db");

    public string Log => Database + "-wal";

    /// <summary>What a new process would find if this one were killed now: the files without the locks.</summary>
    public TemporaryFolder AsAfterACrash()
    {
        var image = new TemporaryFolder();
        foreach (var file in (string[])[Database, Log])
            if (File.Exists(file)) File.Copy(file, System.IO.Path.Combine(image.Path, System.IO.Path.GetFileName(file)));
        return image;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
