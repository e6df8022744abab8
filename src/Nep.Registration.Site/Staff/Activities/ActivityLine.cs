using Nep.Registration.App.Activities;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Staff.Applications;
using Nep.Registration.Site.Staff.Home;
using Nep.Registration.Site.Staff.Offerings;
using Nep.Registration.Site.Staff.Registrations;

namespace Nep.Registration.Site.Staff.Activities;

/// <summary>One deed of a member of staff in plain words, and the page of what it was done to.</summary>
/// <param name="Where">The offering's title; empty for what concerns none.</param>
public sealed record ActivityLine(Zone Zone, string Where, PastEntry Entry, string On, string Path)
{
    /// <summary>A deed may come to several lines: cancelled, and so much to go back.</summary>
    public static IEnumerable<ActivityLine> Of(ActivityEntry entry)
    {
        if (entry.Deed is { } deed) return DeedText.Of(deed).Select(one => new ActivityLine(ZoneOf(entry), WhereOf(entry), one.Entry, one.On, entry.Offering?.Path(one.Path) ?? one.Path));
        if (entry.Offering is not { } offering) return [];
        if (entry.Application is { } application)
            return ApplicationHistory.Of(offering, entry.OnApplication).TakeLast(Events(entry.OnApplication)).Select(past => new ActivityLine(
                offering.Zone, WhereOf(entry), past, entry.OnApplication.SelectMany(one => one.Events).OfType<ApplicationEvent.ApplicationStarted>().FirstOrDefault()?.Applicant.Name ?? application.Short,
                offering.Path($"/applications/{application}")));
        if (entry.Registration is not { } registration)
            return OfferingHistory.Changes(entry.OnOffering).TakeLast(Events(entry.OnOffering)).Select(past => new ActivityLine(offering.Zone, WhereOf(entry), past, "The offering", offering.Path()));
        var state = entry.OnRegistration.SelectMany(one => one.Events).Aggregate((RegistrationState?)null, RegistrationFold.Evolve);
        return RegistrationHistory.Of(offering, entry.OnRegistration).TakeLast(Events(entry.OnRegistration)).Select(past => new ActivityLine(
            offering.Zone, WhereOf(entry), past, state?.Registrar.Name ?? registration.Short, offering.Path($"/registrations/{registration}")));
    }

    private static Zone ZoneOf(ActivityEntry entry) => entry.Offering?.Zone ?? StaffDay.Home;

    private static string WhereOf(ActivityEntry entry) => entry.Offering?.Details.Title ?? "";

    private static int Events<TEvent>(IReadOnlyList<App.Storage.HistoryEntry<TEvent>> history) => history.Count == 0 ? 0 : history[^1].Events.Count;
}
