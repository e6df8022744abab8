using Nep.Registration.App.Files;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.Files;

/// <summary>What people send in is kept whole, apart from the facts, and only when it is what it claims to be.</summary>
public class FileTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(960 * 1024)]
    [InlineData((960 * 1024) + 1)]
    [InlineData(5 * 1024 * 1024)]
    public async Task A_file_is_read_back_as_it_was_kept(int bytes)
    {
        var content = Enumerable.Range(0, bytes).Select(i => (byte)(i * 7)).ToArray();
        var files = new TableFiles(new MemoryTableStore());
        var id = await files.Keep(content);
        Assert.Equal(id, await files.Keep(content));
        Assert.Equal(content, await files.Read(id));
    }

    [Fact]
    public async Task Keeping_a_file_survives_a_crash_anywhere()
    {
        var content = new byte[2_000_000];
        for (var call = 1; call <= 5; call++)
            foreach (var after in new[] { false, true })
            {
                var rows = new MemoryTableStore();
                var store = new CrashingStore(rows);
                store.Expect(new Crash(call, after));
                await Assert.ThrowsAsync<CrashException>(() => new TableFiles(store).Keep(content));
                var files = new TableFiles(rows);
                Assert.Equal(content, await files.Read(await files.Keep(content)));
            }
    }

    [Fact]
    public async Task A_file_that_was_never_kept_is_not_there() =>
        Assert.Null(await new TableFiles(new MemoryTableStore()).Read(FileId.Parse(new string('A', FileId.Characters))));

    [Theory]
    [InlineData("%PDF-1.7 …", FileKind.Pdf)]
    [InlineData("\u0089PNG\r\n\u001a\n…", FileKind.Png)]
    [InlineData("\u00ff\u00d8\u00ff\u00e0", FileKind.Jpeg)]
    [InlineData("<html>", null)]
    [InlineData("MZ", null)]
    [InlineData("", null)]
    public void What_a_file_is_its_first_bytes_say(string content, FileKind? kind) =>
        Assert.Equal(kind, FileTaking.KindOf(System.Text.Encoding.Latin1.GetBytes(content)));

    [Fact]
    public async Task A_file_of_another_kind_or_too_large_is_not_taken()
    {
        var taking = new FileTaking(new TableFiles(new MemoryTableStore()));
        Assert.IsType<FileNotTaken>((await taking.Take("po.pdf", "MZ not a PDF"u8.ToArray())).Why);
        Assert.IsType<FileTooLarge>((await taking.Take("po.pdf", new byte[FileTaking.MostBytes + 1])).Why);
        Assert.Equal("order (1).pdf", (await taking.Take("C:\\fakepath\\order (1).pdf", "%PDF-1.7"u8.ToArray())).File!.Name);
    }
}
