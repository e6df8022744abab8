using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Simulation.Checks.Applying;

/// <summary>Counts the places of an offering that is applied for.</summary>
internal static class Places
{
    /// <summary>Another process goes by an older capacity for some seconds.</summary>
    public static readonly Duration Stale = Duration.FromMinutes(1);

    /// <summary>Places that are offered, or accepted and not seated yet, beside the seats that are held.</summary>
    public static int Taken(Ledger ledger) => ledger.Seats.Count + ledger.Admission.All
        .Where(one => one.Status == ApplicationStatus.Offered || (one.Status == ApplicationStatus.Accepted && !ledger.Registrations.ContainsKey(one.Id.Registration)))
        .Sum(one => Of(ledger.Offering!, one));

    public static int Of(Offering offering, ApplicationState one) => offering.Details.Entry.PlacesFor(Math.Max(1, one.Members.Count(member => member.IsConfirmed)));

    /// <param name="since">When it was last looked whether there are places enough.</param>
    public static string? TooMany(SeenCommit commit, Instant since)
    {
        var (taken, most) = (Taken(commit.Ledger), commit.Ledger.MostSeats(since - Stale));
        return taken > most ? $"{commit.Ledger.Partition} has {most} places, and {taken} are offered or taken." : null;
    }
}
