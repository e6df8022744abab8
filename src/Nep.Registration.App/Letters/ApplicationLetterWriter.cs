using Nep.Registration.App.Language;
using Nep.Registration.App.Links;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Letters;

/// <summary>
/// Turns a letter about an application into the mail that a person reads, in the applicant's language. The same facts make the same mail, to the
/// byte. What only the applicant may know stands in no letter to anyone else.
/// </summary>
public sealed class ApplicationLetterWriter(SiteLinks links)
{
    /// <param name="address">Where it goes, as the ledger says.</param>
    public Mail Write(Offering offering, ApplicationState state, Letter letter, EmailAddress address, Wordings? wordings = null)
    {
        var words = Words.In(state.Applicant.Language);
        var reader = letter.ReaderIn(state);
        var filled = (wordings ?? Wordings.Standard).TemplateOf(words.Language, letter.Kind, null).Fill(Figures(words, offering, state, letter, reader));
        var (plain, page) = MailBody.Of(filled.Body, words["letter.buttonHelp"]);
        var frame = new MailFrame(words.Language, words["shell.unit"], filled.Subject, filled.Preview, Footer(words, offering, state, letter));
        return new Mail(
            letter.Key, letter.Kind.ToString(), address, OneLine.Of(reader.Name), offering.Details.Contact, filled.Subject,
            MailLayout.Text(frame, plain), MailLayout.Html(frame, page),
            letter.Kind.IsAboutVisit() ? [VisitCalendar.For(offering, state, letter.VisitIn(state), words, links)] : [])
        {
            Offering = offering.Id,
        };
    }

    private LetterFigures Figures(Words words, Offering offering, ApplicationState state, Letter letter, Person reader)
    {
        var rule = offering.Details.Entry.Admission!;
        var figures = new LetterFigures
        {
            Name = reader.Name,
            Title = Written.Mark(offering.Details.Title, offering.Language, words.Language),
            Registrar = state.Applicant.Name,
            Contact = offering.Details.Contact.ToString(),
            OfferingLink = links.Offering(offering.Id).AbsoluteUri,
            FirstDay = words.Date(offering.FirstDay),
        };
        if (letter.Kind.IsAboutVisit()) figures = Meeting(words, offering, state, letter, figures);
        if (letter.Kind == LetterKind.InterviewerNotice) return figures;
        return letter.To is null ? Own(words, offering, rule, state, letter, figures) : Asked(words, offering, rule, state, letter, figures);
    }

    private LetterFigures Meeting(Words words, Offering offering, ApplicationState state, Letter letter, LetterFigures figures)
    {
        var visit = letter.VisitIn(state);
        return figures with
        {
            Applicant = letter.To is null ? "" : state.Applicant.Name,
            ApplicationPage = letter.To is null ? links.Application(offering.Id, state.Id).AbsoluteUri : "",
            Visit = words[$"visit.{visit.Kind}"],
            VisitWhen = words.Meeting(new Session(new SessionNumber(visit.Number), "", visit.Starts, visit.Ends, visit.Place), visit.Zone),
            VisitPlace = VisitCalendar.Where(visit.Place, words),
            VisitLink = visit is { IsOff: false, Place: Place.Online online } ? new Uri(online.Link).AbsoluteUri : "",
            VisitOver = visit.IsOff,
        };
    }

    private LetterFigures Own(Words words, Offering offering, AdmissionRule rule, ApplicationState state, Letter letter, LetterFigures figures) => figures with
    {
        ApplicationPage = links.Application(offering.Id, state.Id).AbsoluteUri,
        ManageLink = state.Registration is { } registration ? links.Manage(offering.Id, registration).AbsoluteUri : "",
        Deadline = words.At(Admission.Deadline(offering, rule, state), offering.Zone),
        DecisionsOn = rule.DecisionsOn is { } day ? words.Date(day) : "",
        Awaited = [.. state.Referees.Where(referee => referee.Given is null).Select(referee => referee.Person.Name)],
        AnswerBy = state.Offer is { } offer ? words.At(offer.Until, offering.Zone) : "",
        Note = letter.Kind is LetterKind.DecisionAccept or LetterKind.DecisionAlternate or LetterKind.DecisionDecline or LetterKind.DecisionDefer ? Written.Mark(state.Decision?.Note ?? "", offering.Language, words.Language) : "",
        Rank = state.Decision?.Rank is { } rank ? $"{rank}" : "",
        Deposit = rule.Tuition.DueAtOnce.IsPositive ? words.Money(rule.Tuition.DueAtOnce) : "",
        DepositBy = state.DepositUntil is { } until ? words.At(until, offering.Zone) : "",
        PaidBy = rule.Tuition is Tuition.Sponsored(var sponsor) ? Written.Mark(sponsor, offering.Language, words.Language) : "",
        Parts = [.. DatedFor(offering, rule, state).Select(part => $"{words.Date(part.Due)}: {words.Money(part.Amount)}")],
    };

    /// <summary>Counted from the day on which the place was taken, or offered.</summary>
    private static ValueList<Instalment> DatedFor(Offering offering, AdmissionRule rule, ApplicationState state) =>
        (state.Seated ?? state.Offer?.At) is { } at ? rule.Tuition.DatedFrom(offering.Zone.DateAt(at)) : rule.Tuition.Dated;

    private LetterFigures Asked(Words words, Offering offering, AdmissionRule rule, ApplicationState state, Letter letter, LetterFigures figures)
    {
        var (number, referee) = (letter.To!.Value, letter.Kind.IsToReferee());
        var until = referee && rule.References is { } asked ? offering.Zone.At(asked.Due) : Admission.Deadline(offering, rule, state);
        return figures with
        {
            Applicant = state.Applicant.Name,
            ReplyPage = (referee ? links.Reference(offering.Id, state.Id, number, letter.Change) : links.TeamMember(offering.Id, state.Id, number, letter.Change)).AbsoluteUri,
            Deadline = words.At(until, offering.Zone),
            Role = referee ? "" : Written.Mark(rule.Team?.Roles.FirstOrDefault(role => role.Key == state.Member(number)!.Role)?.Label ?? "", offering.Language, words.Language),
        };
    }

    private static IReadOnlyList<string> Footer(Words words, Offering offering, ApplicationState state, Letter letter) =>
    [
        letter.To is null
            ? words.Say("letter.why.applicant", ("date", words.Date(offering.Zone.DateAt(state.Started))))
            : words.Say("letter.why.named", ("applicant", OneLine.Of(state.Applicant.Name))),
        words.Say("letter.questions", ("contact", offering.Details.Contact.ToString())),
    ];
}
