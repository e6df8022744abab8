using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Registrations;

/// <summary>
/// One form with more people than seats, where the registrant chose that those for whom there are seats take them and the rest wait: two
/// registrations, each naming the other. Both keep the price of the whole group, whoever of either leaves later: splitting costs nobody a group's price.
/// </summary>
public static class Splitting
{
    /// <summary>The registration of those who wait, of a form whose first people were just placed.</summary>
    public static RegistrationEvent.RegistrationWaitlisted Rest(
        Offering offering, RegistrationCommand.PlaceRegistration place, RegistrationEvent.RegistrationPlaced first)
    {
        var (form, taken) = (place.Form, first.Form.Entrants.Count);
        var whole = (Priced.At)Pricing.Quote(offering, form, first.At);
        return new(
            first.Rest!.Value, offering.Id, form with { Entrants = [.. form.Entrants.Skip(taken)] }, form.Entrants.Count - taken, null, Rest(whole.Quote, taken), first.Policy, first.At)
        {
            SplitFrom = first.Id,
        };
    }

    internal static RegistrationForm First(RegistrationForm form, int people) => form with { Entrants = [.. form.Entrants.Take(people)] };

    internal static Quote First(Quote quote, int people) => quote with { Lines = [.. quote.Lines.Where(line => line.Participant.Value <= people)], Apart = null };

    private static Quote Rest(Quote quote, int taken) => quote with
    {
        Lines = [.. from line in quote.Lines
                    where line.Participant.Value > taken
                    select line with { Participant = new ParticipantNumber(line.Participant.Value - taken) }],
        Apart = null,
    };
}
