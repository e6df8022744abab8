using System.Globalization;
using Nep.Registration.App.Connections;
using Nep.Registration.App.Ports;

namespace Nep.Registration.App.Storage;

/// <summary>The rows of what other programs may do here.</summary>
internal static partial class Keys
{
    /// <summary>The partition of keys for the API.</summary>
    public const string Connections = "_connections";

    /// <summary>The addresses that people may go back to.</summary>
    public const string Returns = "returns";

    public static readonly KeyRange ReturnLog = KeyRange.Prefix("log|returns|");

    public static readonly KeyRange ApiKeys = KeyRange.Prefix("key|");

    public static string ReturnCommit(int commit) => $"log|returns|{commit.ToString("00000", CultureInfo.InvariantCulture)}";

    public static string ApiKey(ApiKeyId id) => $"key|{id}";

    public static string ApiKeyUse(ApiKeyId id) => $"use|{id}";

    public static KeyRange ApiKeyLog(ApiKeyId id) => KeyRange.Prefix($"log|key|{id}|");

    public static string ApiKeyCommit(ApiKeyId id, int commit) => $"log|key|{id}|{commit.ToString("00000", CultureInfo.InvariantCulture)}";
}
