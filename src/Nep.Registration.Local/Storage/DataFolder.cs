namespace Nep.Registration.Local.Storage;

/// <summary>The folder that holds everything the local host keeps; one process owns it at a time.</summary>
/// <remarks>The operating system holds the lock, so that a killed process leaves none behind.</remarks>
internal sealed class DataFolder : IDisposable
{
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream @lock) => (Path, _lock) = (path, @lock);

    public string Path { get; }

    public string DatabaseFile => System.IO.Path.Combine(Path, "registration.db");

    /// <summary>The log that SQLite deletes at a clean end: one with content tells of a crash.</summary>
    public bool WasLeftUnclean => new FileInfo(DatabaseFile + "-wal") is { Exists: true, Length: > 0 };

    public long DatabaseBytes => new FileInfo(DatabaseFile) is { Exists: true } file ? file.Length : 0;

    public static DataFolder Claim(string folder)
    {
        var path = System.IO.Path.GetFullPath(folder);
        try
        {
            Directory.CreateDirectory(path);
            return new(path, Lock(System.IO.Path.Combine(path, "lock")));
        }
        catch (IOException e) when (e.HResult is WindowsSharingViolation or LinuxWouldBlock or MacWouldBlock)
        {
            throw StoreFailure.Owned(path, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StoreFailure.Unwritable(path, e);
        }
    }

    public void Dispose() => _lock.Dispose();

    private static FileStream Lock(string file) => new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
}
