using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Registrations;

/// <summary>Which seats may be lent: those of one's own code first, then whatever no code keeps back, up to the capacity.</summary>
internal sealed record SeatChoice(int Capacity, ValueList<SeatNumber> Own, IReadOnlySet<SeatNumber> Closed)
{
    public static SeatChoice For(Offering offering, string code, Instant now)
    {
        var (details, today, text) = (offering.Details, offering.Zone.DateAt(now), PriceCode.Normalize(code));
        return new SeatChoice(details.Capacity, SeatBlocks.Of(details, today, text), SeatBlocks.ClosedTo(details, today, text));
    }

    /// <summary>Whether only the code's own seats may be lent, because the others are kept for those who wait.</summary>
    public bool OwnOnly { get; init; }

    /// <summary>The last of the seats that are open to all.</summary>
    public int Last => OwnOnly ? 0 : Capacity;

    public bool IsClosed(int seat) => Closed.Count > 0 && Closed.Contains(new SeatNumber(seat));
}
