using System.Net;
using System.Net.Sockets;

namespace Nep.Registration.App.Webhooks;

/// <summary>
/// Which addresses are the internet's, and not this machine's, its network's, or set apart: a webhook must not reach what only stands behind
/// the same wall (the platform's own metadata service, say).
/// </summary>
/// <remarks>Source: IANA's registries of special-purpose addresses (RFC 6890 and its successors).</remarks>
public static class PublicNetwork
{
    private static readonly IPNetwork[] SetApart =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24",
            "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "168.63.129.16/32",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>Within the internet's own range: documentation, tunnels that carry another address inside, and benchmarks.</summary>
    private static readonly IPNetwork[] SetApartIn6 = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    public static bool Has(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? !SetApart.Any(network => network.Contains(address))
            : GlobalUnicast.Contains(address) && !SetApartIn6.Any(network => network.Contains(address));
    }
}
