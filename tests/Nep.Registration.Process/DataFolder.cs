namespace Nep.Registration.Process;

/// <summary>A data folder that goes when the test does.</summary>
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("nep-process-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
