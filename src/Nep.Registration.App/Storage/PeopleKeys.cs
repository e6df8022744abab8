using Nep.Registration.App.Ports;

namespace Nep.Registration.App.Storage;

/// <summary>The rows of what staff decided about people, across all offerings.</summary>
internal static partial class Keys
{
    /// <summary>The partition of decisions about people.</summary>
    public const string People = "_people";

    public static readonly KeyRange PersonOrders = KeyRange.Prefix("order|");

    /// <summary>Every row of a partition.</summary>
    public static readonly KeyRange Everything = new("!", "~~");

    public static string PersonOrder(string id) => $"order|{id}";
}
