using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Visiting;

/// <summary>When and where an interview or a site visit is, as staff type it.</summary>
internal static class VisitForm
{
    private const string Format = "uuuu-MM-dd'T'HH:mm";

    public static PostedForm Empty(Offering offering) => FormRows.Fill(("zone", $"{offering.Zone}"), ("where", "online"));

    public static PostedForm Of(Visit visit) => FormRows.Fill(
        ("starts", Local(visit.Starts)), ("ends", Local(visit.Ends)), ("zone", $"{visit.Zone}"), ("where", visit.Place is Place.Venue ? "venue" : "online"),
        ("place", (visit.Place as Place.Venue)?.Name ?? ""), ("address", (visit.Place as Place.Venue)?.Address ?? ""), ("link", (visit.Place as Place.Online)?.Link ?? ""));

    /// <summary>What is typed; what is wrong with it is noted in the form.</summary>
    public static (LocalDateTime Starts, LocalDateTime Ends, Zone Zone, Place Place) Read(PostedForm form)
    {
        if (!Zone.TryParse(form.Text("zone"), out var zone)) form.Note("zone", "NotAZone");
        Place place = form["where"] == "venue" ? new Place.Venue(form.Text("place"), form.Text("address")) : new Place.Online(form.Text("link"));
        return (form.DateAndTime("starts"), form.DateAndTime("ends"), zone, place);
    }

    private static string Local(LocalDateTime time) => time.ToString(Format, System.Globalization.CultureInfo.InvariantCulture);
}
