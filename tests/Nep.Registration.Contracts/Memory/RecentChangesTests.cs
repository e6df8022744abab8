using Nep.Registration.App.Storage;

namespace Nep.Registration.Contracts.Memory;

public class RecentChangesTests
{
    private readonly RecentChanges recent = new();

    [Fact]
    public void What_changed_since_a_stamp_is_named_and_other_partitions_are_not()
    {
        var before = recent.Stamp("a");
        Note("a", "reg|1", "seat|1");
        var between = recent.Stamp("a");
        Note("b", "reg|2");
        Note("a", "reg|3");

        Assert.Equal(["reg|1", "seat|1", "reg|3"], recent.Since("a", before)!);
        Assert.Equal(["reg|3"], recent.Since("a", between)!);
        Assert.Empty(recent.Since("a", recent.Stamp("a"))!);
        Assert.Empty(recent.Since("never written", recent.Stamp("never written"))!);
    }

    [Fact]
    public void What_is_too_long_ago_is_not_guessed()
    {
        var before = recent.Stamp("a");
        for (var i = 0; i < 4096; i++) Note("a", $"reg|{i}");
        Assert.Equal(4096, recent.Since("a", before)!.Count);
        Note("a", "one more");
        Assert.Null(recent.Since("a", before));
    }

    private void Note(string partition, params string[] keys) => recent.Note(partition, [.. keys.Select(key => new RowChange.Delete(key, RowTag.Any))]);
}
