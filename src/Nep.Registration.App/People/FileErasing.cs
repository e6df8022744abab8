using System.Text;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.People;

/// <summary>Removes the files of someone who is erased. A file that others sent in too, byte by byte the same, stays theirs.</summary>
public sealed class FileErasing(ITableStore store, OfferingShelf shelf, IFiles files)
{
    /// <param name="owner">The number of the application or registration whose files they were: its own rows may still name them.</param>
    public async Task Remove(IReadOnlyCollection<FileId> gone, string owner, CancellationToken cancel)
    {
        if (gone.Count == 0) return;
        var only = gone.ToHashSet();
        foreach (var offering in await shelf.All(cancel))
            await foreach (var row in store.All(offering.Id.ToString(), Keys.Everything, cancel))
                if (!row.Key.Contains(owner, StringComparison.Ordinal)) only.RemoveWhere(file => Encoding.UTF8.GetString(row.Value).Contains($"\"{file}\"", StringComparison.Ordinal));
        foreach (var file in only) await files.Remove(file, cancel);
    }
}
