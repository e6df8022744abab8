using Nep.Registration.App.Links;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Letters;

/// <summary>Turns a letter into the mail that a person reads, in their language.</summary>
public sealed class LetterWriter(SiteLinks links)
{
    public Mail Write(Offering offering, RegistrationState state, Letter letter)
    {
        var link = links.Manage(offering.Id, state.Id).ToString();
        return new Mail(
            letter.Key, letter.Kind.ToString(), letter.AddressIn(state), letter.NameIn(state), offering.Details.Contact,
            offering.Details.Title, link, link, []);
    }
}
