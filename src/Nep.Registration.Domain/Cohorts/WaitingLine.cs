using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>
/// An offering's waiting list at one moment: who waits, how many seats are free, and whether free seats are kept for the list.
/// </summary>
/// <param name="Waiters">In order of joining.</param>
/// <param name="Free">Seats that nobody holds; none when the capacity was cut below what is sold.</param>
/// <param name="IsClosed">Whether seats are kept for the list, so that nobody else can take one.</param>
/// <param name="At">The moment: what is offered, and when, depends on the hour.</param>
public sealed record WaitingLine(ValueList<Waiter> Waiters, int Free, bool IsClosed, Instant At);

/// <summary>Seats that are to be offered to one waiting registration, and who ahead of it was passed over.</summary>
public sealed record Promotion(Waiter Waiter, ValueList<PassedOver> Passed);

/// <summary>Who on a waiting list is offered the seats that are free, and how long an offer stands.</summary>
public static class Promotions
{
    /// <summary>Less time than this helps nobody: offers stop this long before the first session.</summary>
    public static readonly Duration LeastTime = Duration.FromHours(2);

    /// <summary>
    /// The free seats, given out in the order of the list. A group is offered all its seats at once or none; while it waits for more, nobody
    /// behind it is offered any, unless the offering's rule passes it over.
    /// </summary>
    public static ValueList<Promotion> Of(WaitingListRule rule, int capacity, ValueList<Waiter> waiters, int free)
    {
        var (promotions, passed) = (new List<Promotion>(), new List<PassedOver>());
        foreach (var waiter in waiters.Order())
        {
            if (free <= 0) break;
            if (Pass(rule, capacity, waiter, free) is { } why) passed.Add(new PassedOver(waiter.Registration, why));
            else if (waiter.Seats > free) break;
            else
            {
                promotions.Add(new Promotion(waiter, [.. passed]));
                free -= waiter.Seats;
            }
        }

        return [.. promotions];
    }

    /// <summary>Whether seats may still be offered: not once the program is cancelled, nor when it is about to begin.</summary>
    public static bool AreOpen(Offering offering, Instant now) => offering.Status == OfferingStatus.Published && now < offering.Starts - LeastTime;

    /// <summary>
    /// When an offer made now runs out: after the stated hours, and if that is at night or on a weekend, at the end of the next day on which
    /// offers are made; never after the first session begins.
    /// </summary>
    public static Instant Until(Offering offering, WaitingListRule rule, Instant now) => Instant.Min(
        offering.Starts, rule.Window.OpenUntil(offering.Zone, now + Duration.FromHours(rule.OfferHours)));

    /// <summary>
    /// When whoever has not answered is reminded: the last morning of the window that leaves both sides <see cref="LeastTime"/>; null when
    /// there is none.
    /// </summary>
    public static Instant? Remind(Offering offering, WaitingListRule rule, Instant now, Instant until) => rule.Window.Openings(offering.Zone, until)
        .Where(opens => opens >= now + LeastTime && opens <= until - LeastTime)
        .Select(opens => (Instant?)opens).LastOrDefault();

    private static PassReason? Pass(WaitingListRule rule, int capacity, Waiter waiter, int free) =>
        waiter.SetAside is not null ? PassReason.SetAside
        : waiter.Seats > capacity ? PassReason.LargerThanOffering
        : waiter.Seats > free && rule.LargeGroups == LargeGroups.PassOver ? PassReason.TooFewSeats
        : null;
}
