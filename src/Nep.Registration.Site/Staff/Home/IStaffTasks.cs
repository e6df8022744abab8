using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Staff.Home;

/// <summary>
/// What of one topic (money, mail, purchase orders …) waits for a person. Each topic registers its own with the site's services
/// (<c>AddSingleton&lt;IStaffTasks, …&gt;</c>), and the staff home asks them all about every offering.
/// </summary>
/// <remarks>Answer from memory: it is asked for every offering at every look, also with 100,000 registrations in the store.</remarks>
public interface IStaffTasks
{
    /// <summary>What waits in an offering now. A task that is settled is no longer named.</summary>
    ValueTask<IReadOnlyList<StaffTask>> Of(Offering offering, CancellationToken cancel);
}

/// <summary>One line of the staff home: so many things of a kind that only a person can settle, and the page where they do.</summary>
/// <param name="What">The kind, as a heading: "Mail that bounced". The same words on every offering, so that the home can gather them.</param>
/// <param name="Count">How many; at least one.</param>
/// <param name="Path">The page where they are settled, within the site.</param>
/// <param name="Since">Since when the oldest of them waits, where that is known.</param>
public sealed record StaffTask(string What, int Count, string Path, Instant? Since = null);
