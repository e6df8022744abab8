using Azure;
using Azure.Data.Tables;
using Nep.Registration.App.Ports;

namespace Nep.Registration.Functions.Tables;

/// <summary>
/// How a row is laid out as an entity of Table Storage: its value cut into binary properties <c>V00</c>, <c>V01</c> … of at most 64 KiB, and
/// <c>W</c>, the name of the transaction that wrote it.
/// </summary>
internal static class RowEntity
{
    public const string Writer = "W";

    /// <summary>Table Storage's limit of one property.</summary>
    private const int BytesPerProperty = 64 * 1024;

    /// <summary>As many as the largest entity holds.</summary>
    private const int MostParts = 16;

    public static TableEntity Write(string partition, string key, byte[] value, Guid transaction)
    {
        var entity = new TableEntity(partition, key) { [Writer] = transaction };
        for (var (part, at) = (0, 0); at < value.Length || part == 0; part++, at += BytesPerProperty)
            entity[Property(part)] = value.AsSpan(at, Math.Min(BytesPerProperty, value.Length - at)).ToArray();
        return entity;
    }

    public static Row Read(TableEntity entity) => new(entity.RowKey, Value(entity), new RowTag(entity.ETag.ToString()));

    /// <summary>The tag as Table Storage compares it. The default tag matches no row, so it becomes one that no row ever had.</summary>
    public static ETag Tag(RowTag tag) =>
        tag == RowTag.Any ? ETag.All : new ETag(tag.Value ?? "W/\"datetime'1601-01-01T00%3A00%3A00.0000000Z'\"");

    /// <summary>Empty for an entity that something else has written: no fact reads from that, and nobody guesses.</summary>
    private static byte[] Value(TableEntity entity)
    {
        if (!entity.ContainsKey(Property(1))) return Bytes(entity, 0) ?? [];
        using var value = new MemoryStream();
        for (var part = 0; part < MostParts && Bytes(entity, part) is { } bytes; part++) value.Write(bytes);
        return value.ToArray();
    }

    private static byte[]? Bytes(TableEntity entity, int part) => (entity.TryGetValue(Property(part), out var value) ? value : null) switch
    {
        byte[] bytes => bytes,
        BinaryData data => data.ToArray(),
        _ => null,
    };

    private static string Property(int part) => part switch
    {
        < 10 => $"V0{(char)('0' + part)}",
        _ => $"V1{(char)('0' + part - 10)}",
    };
}
