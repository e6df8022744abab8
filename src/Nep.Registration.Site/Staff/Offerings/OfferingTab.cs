namespace Nep.Registration.Site.Staff.Offerings;

/// <summary>The pages about one offering.</summary>
public enum OfferingTab
{
    Overview,
    Registrations,
    Applications,
    Waiting,
    Review,
    Board,
    Decisions,
    Roster,
    Coaching,
    Stipends,
    Mail,
    Trend,
    Export,
    Edit,
    Copy,
    Cancel,
    Session,
}
