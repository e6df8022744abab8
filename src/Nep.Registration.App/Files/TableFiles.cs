using System.Buffers.Binary;
using System.Security.Cryptography;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Files;

/// <summary>
/// Files in the table store, each in a partition of its own and in as many rows as it needs. One adapter serves both hosts, so that a backup
/// of the rows is a backup of the files.
/// </summary>
/// <remarks>The row that says how long the file is comes last: without it, the parts of a file whose keeping broke off are no file.</remarks>
public sealed class TableFiles(ITableStore store) : IFiles
{
    private const string Head = "head";

    public async Task<FileId> Keep(ReadOnlyMemory<byte> content, CancellationToken cancel = default)
    {
        var id = FileId.Parse(Ids.ToBase32(SHA256.HashData(content.Span), FileId.Characters));
        if (await store.Get(Partition(id), Head, cancel) is not null) return id;
        for (var (part, at) = (0, 0); at < content.Length; part++, at += RowLimits.BytesPerValue)
            await Put(id, Part(part), content[at..Math.Min(content.Length, at + RowLimits.BytesPerValue)].ToArray(), cancel);
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        await Put(id, Head, length, cancel);
        return id;
    }

    public async Task<byte[]?> Read(FileId file, CancellationToken cancel = default)
    {
        if (await store.Get(Partition(file), Head, cancel) is not { } head) return null;
        var content = new byte[BinaryPrimitives.ReadInt32BigEndian(head.Value)];
        for (var (part, at) = (0, 0); at < content.Length; part++)
        {
            var row = await store.Get(Partition(file), Part(part), cancel) ?? throw new InvalidDataException($"File {file} lacks its part {part}.");
            row.Value.CopyTo(content, at);
            at += row.Value.Length;
        }

        return content;
    }

    public async Task Remove(FileId file, CancellationToken cancel = default)
    {
        await store.Transact(Partition(file), [new RowChange.Delete(Head, RowTag.Any)], cancel);
        var parts = new List<string>();
        await foreach (var part in store.AllKeys(Partition(file), KeyRange.Prefix("part|"), cancel)) parts.Add(part);
        foreach (var part in parts) await store.Transact(Partition(file), [new RowChange.Delete(part, RowTag.Any)], cancel);
    }

    /// <summary>A part that is there already is the same part, since the file's name is made from its content.</summary>
    private async Task Put(FileId id, string key, byte[] value, CancellationToken cancel) =>
        await store.Transact(Partition(id), [new RowChange.Insert(key, value)], cancel);

    private static string Partition(FileId id) => $"_file-{id}";

    private static string Part(int part) => $"part|{part.ToString("00", System.Globalization.CultureInfo.InvariantCulture)}";
}
