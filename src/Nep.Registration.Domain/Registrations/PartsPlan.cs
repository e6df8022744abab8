using System.Globalization;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Domain.Registrations;

/// <summary>
/// The letters about a price that is paid in parts: before each part is due, and after it was, as long as it has not come. They go out at nine in
/// the morning on the offering's clock, and stop when the seats are given up. Where a sponsor pays, the registrar is asked for nothing: staff send the invoices to the sponsor.
/// </summary>
public static class PartsPlan
{
    /// <summary>How many days before a part is due it is told.</summary>
    public static readonly ValueList<int> RemindBefore = [14, 3];

    /// <summary>How many days after a part was due it is asked for.</summary>
    public static readonly ValueList<int> RemindAfter = [1, 15, 30];

    private static readonly LocalTime Morning = new(9, 0);

    internal static IEnumerable<Step> Letters(Offering offering, RegistrationState state)
    {
        if (state is not { Status: RegistrationStatus.Confirmed, Parts: { } parts, Sponsorship: null }) return [];
        return from part in parts.Open(state.Paid - state.Refunded)
               from step in Of(offering, state, part)
               where step.Due > BillingPlan.OwedAgain(state)
               select step;
    }

    /// <summary>Whoever was enrolled the day before has just been told the days.</summary>
    private static IEnumerable<Step> Of(Offering offering, RegistrationState state, Instalment part)
    {
        foreach (var days in RemindBefore)
        {
            var due = offering.Zone.At(part.Due.PlusDays(-days) + Morning);
            if (due > state.Confirmed!.Value + Duration.FromDays(1))
                yield return RegistrationLetters.Send(state, LetterKind.PartReminder, null, Anchor(part, days), due, due + Duration.FromDays(2));
        }

        foreach (var days in RemindAfter)
        {
            var due = offering.Zone.At(part.Due.PlusDays(days) + Morning);
            yield return RegistrationLetters.Send(state, LetterKind.PartOverdue, null, Anchor(part, days), due, due + Duration.FromDays(7));
        }
    }

    private static string Anchor(Instalment part, int days) =>
        $"{part.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-{days.ToString(CultureInfo.InvariantCulture)}";
}
