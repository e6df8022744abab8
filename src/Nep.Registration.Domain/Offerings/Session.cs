namespace Nep.Registration.Domain.Offerings;

/// <summary>One meeting of an offering, in the offering's local time.</summary>
/// <param name="Number">Stays with the session when it moves.</param>
/// <param name="Starts">Local start.</param>
/// <param name="Ends">Local end, after the start.</param>
public sealed record Session(SessionNumber Number, string Title, LocalDateTime Starts, LocalDateTime Ends, Place Place)
{
    /// <summary>Contact time in minutes of elapsed time, as the certificate counts it.</summary>
    public int Minutes(Zone zone) => (int)(zone.At(Ends) - zone.At(Starts)).TotalMinutes;
}

/// <summary>Where people meet.</summary>
public abstract record Place
{
    private Place() { }

    /// <summary>A building that people travel to.</summary>
    public sealed record Venue(string Name, string Address) : Place;

    /// <summary>A meeting link. Only people who hold a seat see it.</summary>
    public sealed record Online(string Link) : Place;
}
