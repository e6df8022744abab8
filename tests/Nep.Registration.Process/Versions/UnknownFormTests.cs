using System.Text;
using Nep.Registration.App.Ports;
using Nep.Registration.Local.Storage;
using Nep.Registration.Process.Crashes;

namespace Nep.Registration.Process.Versions;

/// <summary>A database in a form that this program does not know is refused with one sentence and exit code 1, and left as it is.</summary>
public sealed class UnknownFormTests
{
    [Fact]
    public async Task A_database_with_a_later_layout_is_refused()
    {
        using var folder = new DataFolder();
        await CrashFolder.Lay(folder.Path);
        using (var connection = Connection.Open(File(folder))) connection.Execute("PRAGMA user_version=9; PRAGMA wal_checkpoint(TRUNCATE);");
        await Refused(folder, "written by a newer version of this program (format 9, this one knows 1): start that version.");
    }

    [Fact]
    public async Task A_database_in_which_a_later_program_may_have_written_another_kind_of_event_is_refused()
    {
        using var folder = new DataFolder();
        await CrashFolder.Lay(folder.Path);
        await Write(folder, "_host", "forms", """{"build":"later","names":["MailState.Sent","RegistrationEvent.Exploded"]}""");
        await Refused(folder, "(it may hold 'RegistrationEvent.Exploded', which this one does not know): start that version.");
    }

    [Fact]
    public async Task An_offering_that_cannot_be_read_ends_the_start()
    {
        using var folder = new DataFolder();
        await CrashFolder.Lay(folder.Path);
        await Change(folder, $"{CrashFolder.Institute}", "offering", "\"is\":\"Online\"", "\"is\":\"OnTheMoon\"");
        await Refused(folder, "holds a fact in a form that this version does not know");
    }

    private static string File(DataFolder folder) => Path.Combine(folder.Path, "registration.db");

    private static async Task Write(DataFolder folder, string partition, string key, string json)
    {
        await using var store = SqliteTableStore.Open(folder.Path);
        var value = Encoding.UTF8.GetBytes(json);
        var row = await store.Get(partition, key);
        await store.Transact(partition, [row is null ? new RowChange.Insert(key, value) : new RowChange.Replace(key, value, row.Tag)]);
    }

    private static async Task Change(DataFolder folder, string partition, string key, string from, string to)
    {
        string json;
        await using (var store = SqliteTableStore.Open(folder.Path)) json = Encoding.UTF8.GetString((await store.Get(partition, key))!.Value);
        Assert.Contains(from, json, StringComparison.Ordinal);
        await Write(folder, partition, key, json.Replace(from, to, StringComparison.Ordinal));
    }

    private static async Task Refused(DataFolder folder, string says)
    {
        using var host = LocalProcess.Start(folder.Path, LocalProcess.FreePort());
        Assert.Equal(1, await host.Ended());
        var said = Assert.Single(host.Printed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.StartsWith($"'{File(folder)}'", said, StringComparison.Ordinal);
        Assert.Contains(says, said, StringComparison.Ordinal);
    }
}
