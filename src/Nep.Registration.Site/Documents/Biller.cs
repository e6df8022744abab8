using Microsoft.Extensions.Configuration;

namespace Nep.Registration.Site.Documents;

/// <summary>The organization that bills, as it stands on every quote, invoice, receipt and credit note.</summary>
/// <param name="Address">Several lines; also where checks are sent.</param>
/// <param name="HowToPay">How to pay a bill, W-9 and account included; null for the project's own words, which ask to write for them.</param>
/// <remarks>Settings: <c>Biller__Name</c>, <c>Biller__Address</c> (lines parted by <c>|</c>), <c>Biller__HowToPay</c>.</remarks>
public sealed record Biller(string Name, ValueList<string> Address, string? HowToPay = null)
{
    public static Biller From(IConfiguration? configuration) => new(
        Setting(configuration, "Name") ?? "National Equity Project",
        [.. (Setting(configuration, "Address") ?? "Center for Equity Leadership|Oakland, California").Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        Setting(configuration, "HowToPay"));

    private static string? Setting(IConfiguration? configuration, string name) => configuration?[$"Biller:{name}"] is { Length: > 0 } text ? text.Trim() : null;
}
