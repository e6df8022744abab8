using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Staff.Visiting;

/// <summary>How staff pages write interviews and site visits.</summary>
public static class VisitText
{
    public static string Of(VisitKind kind) => kind == VisitKind.Interview ? "Interview" : "Site visit";

    public static string When(Visit visit) => When(visit.Starts, visit.Ends, visit.Zone);

    public static string When(LocalDateTime starts, LocalDateTime ends, Zone zone) =>
        $"{StaffText.When(starts)} to {(starts.Date == ends.Date ? StaffText.Words.Time(ends.TimeOfDay) : StaffText.When(ends))}, {zone} time";

    public static string Where(Place place) => place switch
    {
        Place.Venue(var name, var address) => $"{name}, {address}",
        Place.Online(var link) => link,
        _ => throw new UnreachableException(),
    };
}
