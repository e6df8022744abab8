using static SQLitePCL.raw;

namespace Nep.Registration.Local.Storage;

/// <summary>Turns what SQLite or the file system said into a sentence for the person who runs the host.</summary>
internal static class StoreFailure
{
    private const int PrimaryCode = 0xff;

    public static StoreUnusableException Of(string file, int code, string said) => new((code & PrimaryCode) switch
    {
        SQLITE_NOTADB or SQLITE_CORRUPT => Damaged(file),
        SQLITE_FULL => $"The disk that holds '{file}' is full: free some space and try again.",
        SQLITE_READONLY or SQLITE_PERM or SQLITE_CANTOPEN or SQLITE_AUTH => CannotWrite(file),
        SQLITE_BUSY or SQLITE_LOCKED => InUse(file),
        SQLITE_IOERR => $"Reading or writing '{file}' failed (SQLite {code}: {said}): check the disk and try again.",
        _ => $"'{file}' cannot be used (SQLite {code}: {said}).",
    });

    public static StoreUnusableException DamagedFile(string file) => new(Damaged(file));

    public static StoreUnusableException Foreign(string file) =>
        new($"'{file}' was not made by this program: move it away or choose another data folder.");

    public static StoreUnusableException Newer(string file, long found, long known) =>
        new($"'{file}' was written by a newer version of this program (format {found}, this one knows {known}): start that version.");

    public static StoreUnusableException NewerForms(string file, string unknown) =>
        new($"'{file}' was written by a newer version of this program (it may hold '{unknown}', which this one does not know): start that version.");

    public static StoreUnusableException UnknownFact(string file, Exception cause) =>
        new($"'{file}' holds a fact in a form that this version does not know: start the version that wrote it, or put the latest backup in its place.", cause);

    public static StoreUnusableException Unwritable(string path, Exception cause) => new(CannotWrite(path), cause);

    public static StoreUnusableException Owned(string folder, Exception cause) => new(InUse(folder), cause);

    /// <summary>One exception a caller, because each caller throws its own.</summary>
    public static StoreUnusableException ForCaller(Exception cause) =>
        new(cause is StoreUnusableException ? cause.Message : $"A write failed unexpectedly: {cause.Message}", cause);

    private static string Damaged(string file) => $"The database '{file}' is damaged: put the latest backup in its place.";

    private static string CannotWrite(string path) =>
        $"'{path}' cannot be written: check that it is not in the way of a folder, and that this account may write there.";

    private static string InUse(string path) => $"Another process has '{path}' open: stop it first.";
}
