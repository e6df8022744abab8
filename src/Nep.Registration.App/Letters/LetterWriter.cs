using Nep.Registration.App.Language;
using Nep.Registration.App.Links;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Letters;

/// <summary>
/// Turns a letter into the mail that a person reads, in the language of the registration. The same facts make the same mail, to the byte.
/// </summary>
public sealed class LetterWriter(SiteLinks links)
{
    /// <param name="wordings">What the offering's staff say in its letters; null for the standard wording.</param>
    public Mail Write(Offering offering, RegistrationState state, Letter letter, Wordings? wordings = null)
    {
        var own = wordings ?? Wordings.Standard;
        var words = Words.In(own.LanguageOf(letter, state.Registrar.Language));
        var facts = new LetterFacts(links, words, offering, state, letter);
        var filled = Template(own, words.Language, offering, letter).Fill(facts.Gather());
        var (plain, page) = MailBody.Of(filled.Body, words["letter.buttonHelp"]);
        var frame = new MailFrame(words.Language, words["shell.unit"], filled.Subject, filled.Preview, Footer(words, facts, offering, state));
        return new Mail(
            letter.Key, letter.Kind.ToString(), letter.AddressIn(state), OneLine.Of(letter.NameIn(state)), offering.Details.Contact, filled.Subject,
            MailLayout.Text(frame, plain), MailLayout.Html(frame, page), Attachments(offering, state, letter))
        {
            Offering = offering.Id,
            Unsubscribe = letter.IsOptional ? links.Unsubscribe(ReaderId.Of(letter.AddressIn(state))) : null,
        };
    }

    private static LetterTemplate Template(Wordings wordings, string language, Offering offering, Letter letter) =>
        letter.Kind.IsToList() ? wordings.TemplateOf(language, letter) : wordings.TemplateOf(language, letter.Kind, wordings.HasRules ? LetterAnchor.RuleOf(offering, letter)?.Key : null);

    private static IReadOnlyList<string> Footer(Words words, LetterFacts facts, Offering offering, RegistrationState state)
    {
        var date = words.Date(offering.Zone.DateAt(state.Placed));
        var why = facts.ReaderIsRegistrar
            ? words.Say("letter.why.registrar", ("date", date))
            : words.Say("letter.why.participant", ("date", date), ("registrar", OneLine.Of(state.Registrar.Name)));
        return [why, words.Say("letter.questions", ("contact", offering.Details.Contact.ToString()))];
    }

    private IReadOnlyList<MailAttachment> Attachments(Offering offering, RegistrationState state, Letter letter)
    {
        if (letter.To is not { } number || state.Anyone(number) is not { } participant) return [];
        return letter.Kind switch
        {
            LetterKind.Confirmation => [Calendar(), TicketPicture.For(links.CheckIn(offering.Id, state.Id, number, participant.Change))],
            LetterKind.ScheduleChanged or LetterKind.Cancellation or LetterKind.SeatsCancelled or LetterKind.Transferred or LetterKind.OfferingCancelled => [Calendar()],
            _ => [],
        };

        MailAttachment Calendar() => CalendarFile.For(offering, state, participant, links).Attached;
    }
}
