using Nep.Registration.App;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Offerings;

/// <summary>Looks at what cancelling an offering would do, with its people moved to another offering or given everything back.</summary>
public sealed class CancellationDesk(OfferingShelf shelf, RegistrationDrawer drawer, SeatMap seats, Clock clock)
{
    /// <param name="to">Where they are to be moved, as it stands in the address; empty for nowhere.</param>
    public async Task<CancelOfferingModel> Look(Offering offering, string to, PostedForm form, Refusal? refused, CancellationToken cancel)
    {
        var choices = (await shelf.All(cancel)).Where(one => IsOpen(offering, one)).ToList();
        var target = choices.FirstOrDefault(one => $"{one.Id}" == to);
        var free = target is null ? 0 : await seats.CountFree(target, cancel);
        var states = new List<RegistrationState>();
        await foreach (var state in drawer.All(offering.Id, cancel)) states.Add(state);
        var preview = CancellationPreview.Of(offering, states, target is null ? null : (target, free), clock.Now);
        return new CancelOfferingModel(offering, choices, target, free, preview, form, refused);
    }

    private bool IsOpen(Offering from, Offering to) =>
        to.Id != from.Id && to.Status == OfferingStatus.Published && to.Starts > clock.Now && to.Details.Prices.Standard.Currency == from.Details.Prices.Standard.Currency;
}

/// <param name="Choices">Offerings that people could be moved to.</param>
/// <param name="To">Where they are moved; null to give everything back.</param>
/// <param name="Free">How many of its places are free.</param>
public sealed record CancelOfferingModel(
    Offering Offering, IReadOnlyList<Offering> Choices, Offering? To, int Free, CancellationPreview Preview, PostedForm Form, Refusal? Refused);
