using Nep.Registration.App.Activities;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Staff.Applications;
using Nep.Registration.Site.Staff.Offerings;
using Nep.Registration.Site.Staff.Registrations;

namespace Nep.Registration.Site.Staff.Activities;

/// <summary>One deed of a member of staff in plain words, and the page of what it was done to.</summary>
public sealed record ActivityLine(Offering Offering, PastEntry Entry, string On, string Path)
{
    /// <summary>A deed may come to several lines: cancelled, and so much to go back.</summary>
    public static IEnumerable<ActivityLine> Of(ActivityEntry entry)
    {
        if (entry.Application is { } application)
            return ApplicationHistory.Of(entry.Offering, entry.OnApplication).TakeLast(Events(entry.OnApplication)).Select(past => new ActivityLine(
                entry.Offering, past, entry.OnApplication.SelectMany(one => one.Events).OfType<ApplicationEvent.ApplicationStarted>().FirstOrDefault()?.Applicant.Name ?? application.Short,
                entry.Offering.Path($"/applications/{application}")));
        if (entry.Registration is not { } registration)
            return OfferingHistory.Changes(entry.OnOffering).TakeLast(Events(entry.OnOffering)).Select(past => new ActivityLine(entry.Offering, past, "The offering", entry.Offering.Path()));
        var state = entry.OnRegistration.SelectMany(one => one.Events).Aggregate((RegistrationState?)null, RegistrationFold.Evolve);
        return RegistrationHistory.Of(entry.Offering, entry.OnRegistration).TakeLast(Events(entry.OnRegistration)).Select(past => new ActivityLine(
            entry.Offering, past, state?.Registrar.Name ?? registration.Short, entry.Offering.Path($"/registrations/{registration}")));
    }

    private static int Events<TEvent>(IReadOnlyList<App.Storage.HistoryEntry<TEvent>> history) => history.Count == 0 ? 0 : history[^1].Events.Count;
}
