using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Mailings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Staff.Registrations;

namespace Nep.Registration.Site.Staff.Mail.Lists;

/// <summary>A mail to a list in the making.</summary>
/// <param name="Registrations">How many registrations the filter finds.</param>
/// <param name="Readers">People of the list, by whose eyes it can be looked at.</param>
/// <param name="Seen">The mail as the chosen reader would get it; null when the list is empty or the text is not sound.</param>
/// <param name="Id">The mailing that confirming makes.</param>
public sealed record MailingModel(
    Offering Offering, RegistrationSearch Search, PostedForm Form, Refusal? Refused, MailingDraft Draft, int Registrations, MailingList List,
    IReadOnlyList<MailReader> Readers, App.Ports.Mail? Seen, MailingId Id);

/// <summary>Puts together the pages on which a mail to a list is written and confirmed.</summary>
public sealed class MailingWriting(
    MailingDesk desk, RegistrationList registrations, RegistrationDesk found, MailTroubles troubles, LetterWriter writer, IChance chance)
{
    private const int MostReaders = 50;

    /// <summary>The form as it is when it is opened.</summary>
    public Task<MailingModel> Begin(Offering offering, RegistrationSearch search, CancellationToken cancel) => Again(
        offering, search, new PostedForm(new FormCollection(MailingForm.Start().ToDictionary(one => one.Key, one => new StringValues(one.Value)))), null, cancel);

    /// <summary>The form as it was typed, with the list as it is now.</summary>
    public async Task<MailingModel> Again(Offering offering, RegistrationSearch search, PostedForm form, Refusal? refused, CancellationToken cancel)
    {
        var draft = MailingForm.Read(form, search);
        var ids = await Found(offering, search, cancel);
        var list = await desk.List(offering.Id, draft, ids, cancel);
        var readers = new List<(MailReader Reader, MailingRecipient Recipient, RegistrationState State)>();
        foreach (var recipient in list.Recipients.Take(MostReaders))
            if (await found.Find(offering.Id, recipient.Registration, cancel) is var (_, state)) readers.Add((ReaderOf(state, recipient), recipient, state));
        var chosen = readers.Find(one => one.Reader.Value == form["as"]) is { State: not null } one ? one : readers.FirstOrDefault();
        var seen = chosen.State is not null && MailingDesk.Faults(draft).Count == 0 ? See(offering, draft, chosen.State, chosen.Recipient) : null;
        return new MailingModel(offering, search, form, refused, draft, ids.Count, list, [.. readers.Select(one => one.Reader)], seen, Draw());
    }

    /// <summary>The registrations that the filter finds now.</summary>
    public async Task<IReadOnlyCollection<RegistrationId>> Found(Offering offering, RegistrationSearch search, CancellationToken cancel)
    {
        var all = search.All(await registrations.Of(offering.Id, cancel), search.AsksForMail ? await troubles.Of(offering.Id, cancel) : []);
        return [.. all.Select(one => one.Id)];
    }

    private App.Ports.Mail See(Offering offering, MailingDraft draft, RegistrationState state, MailingRecipient recipient)
    {
        var id = MailingId.Parse(new string('0', MailingId.Characters));
        var file = new MailingFile(id, draft.Kind, draft.Audience, draft.Search, draft.Texts);
        return writer.Write(offering, state, recipient.LetterOf(id, draft.Kind), Wordings.Standard.With([file]));
    }

    private static MailReader ReaderOf(RegistrationState state, MailingRecipient recipient) => new(
        $"{state.Id}.{recipient.To}", $"{(recipient.To is { } number ? state.Participant(number)?.Person.Name : $"{state.Registrar.Name}, registrar")}, {state.Id.Short}");

    private MailingId Draw()
    {
        Span<byte> bytes = stackalloc byte[8];
        chance.Fill(bytes);
        return MailingId.Parse(Ids.ToBase32(bytes, MailingId.Characters).ToLowerInvariant());
    }
}
