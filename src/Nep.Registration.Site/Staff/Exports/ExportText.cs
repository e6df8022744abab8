using System.Globalization;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Staff.Exports;

/// <summary>How exported tables write times and money: as spreadsheets read them, without a language.</summary>
internal static class ExportText
{
    /// <summary>"2027-02-04 09:00", on the offering's clock.</summary>
    public static string When(Instant at, Offering offering) => When(offering.Zone.LocalAt(at));

    public static string When(LocalDateTime local) => local.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Digits with two decimals; the currency has a column of its own.</summary>
    public static string Amount(Money amount) => (amount.Cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
