using Nep.Registration.App.WaitingLists;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Staff.Waiting;

/// <summary>Why someone stands where they do, for staff: who was offered which seats since they joined, by name, and why they were passed over.</summary>
public static class WaitingExplanation
{
    public static IEnumerable<string> Of(Offering offering, LineStanding standing, WaitingSheet sheet)
    {
        if (standing.Own.SetAside is { } why) yield return $"Set aside: “{why}”";
        if (standing.Own.SetAside is null && standing.Own.Seats > sheet.Free && sheet.Free > 0) yield return $"Needs {standing.Own.Seats} seats at once; {sheet.Free} free.";
        foreach (var given in standing.Given) yield return Given(offering, standing.Own, given, sheet);
    }

    private static string Given(Offering offering, Waiter own, GivenSeats given, WaitingSheet sheet)
    {
        var name = sheet.Names.GetValueOrDefault(given.Registration, given.Registration.Short);
        var freed = given.Freed is { } at ? $" that came free on {StaffText.Day(offering.Zone.DateAt(at))}" : "";
        var seats = $"{StaffText.Count(given.Seats, "seat", "seats")}{freed} went to {name} on {StaffText.Day(offering.Zone.DateAt(given.At))}";
        return $"{seats}{Why(own, given)}{Answer(given.Answer)}.";
    }

    private static string Why(Waiter own, GivenSeats given) => given.PassedOver(own.Registration) switch
    {
        null => own.CompareTo(new Waiter(given.Registration, given.Seats, given.Joined)) > 0 ? ", who was ahead" : ", who joined later",
        PassReason.TooFewSeats => ", who was behind: too few seats for this group",
        PassReason.LargerThanOffering => ", who was behind: this group is larger than the offering",
        PassReason.SetAside => ", who was behind: this one was set aside",
        PassReason.OutOfOrder => $", who was behind, by staff: “{given.Reason}”",
        _ => throw new UnreachableException(),
    };

    private static string Answer(LineEnd? answer) => answer switch
    {
        null => "; not answered yet",
        LineEnd.Accepted => "; taken",
        LineEnd.Declined => "; declined",
        LineEnd.RanOut => "; ran out",
        _ => "; ended",
    };
}
