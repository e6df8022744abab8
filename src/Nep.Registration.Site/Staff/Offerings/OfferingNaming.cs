using Nep.Registration.App.Offerings;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Staff.Offerings;

internal static class OfferingNaming
{
    /// <summary>The offering that an address names, or null.</summary>
    public static async ValueTask<Offering?> Named(this OfferingShelf shelf, string id, CancellationToken cancel) =>
        OfferingId.TryParse(id, out var parsed) ? await shelf.Find(parsed, cancel) : null;

    public static string Path(this Offering offering, string more = "") => $"/staff/offerings/{offering.Id}{more}";
}
