using Nep.Registration.App.Admissions;
using Nep.Registration.App.Admissions.Deciding;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Deciding;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.Rehearsal;

/// <summary>
/// What a rehearsal came to, as text, so that two of them compare as a whole: every fact, seat, code, letter, refund and due plan, without
/// the instants and the chance that a crash may rightly change.
/// </summary>
internal static class Outcome
{
    public static string Of(House house) => string.Join('\n', [
        .. house.Rows.Everything.Select(one => $"{one.Partition} {Line(one.Row.Key, one.Row.Value)}").Order(StringComparer.Ordinal),
        .. Letters(house).Select(letter => $"taken {letter}"), .. house.Bank.Refunds.Select(refund => $"refunded {refund.Key} {refund.Amount}"),
    ]);

    /// <summary>Every letter that the provider took: registration, kind and reader.</summary>
    public static IReadOnlyList<string> Letters(House house) => [.. house.Post.Taken.Select(mail => Named(mail.Key)).Order(StringComparer.Ordinal)];

    private static string Line(string key, byte[] value) => key.Split('|') switch
    {
        ["reg", ..] => $"{key} {Standing(Json.Read<RegistrationFile>(value).State)}",
        ["log", "reg", ..] => $"{key} {string.Join(", ", Json.Read<HistoryEntry<RegistrationEvent>>(value).Events.Select(one => one.GetType().Name))}",
        ["app", _] => Json.Read<ApplicationFile>(value).State is var one ? $"{key} {one.Status} {one.Registration} {one.Offer?.From} {one.Freed?.To} {one.Trouble}" : "",
        ["log", "app", ..] => $"{key} {string.Join(", ", Json.Read<HistoryEntry<ApplicationEvent>>(value).Events.Select(one => one.GetType().Name))}",
        ["seat" or "code", ..] => $"{key} {Json.Read<SeatHolder>(value).Registration}",
        ["cert", ..] => $"cert of {Json.Read<CertificatePointer>(value)}",
        ["mail", ..] => Json.Read<MailRecord>(value) is var mail ? $"mail {Named(mail.Letter.Key)} {mail.State} to {mail.Address}" : "",
        ["wait", _, var id] => $"wait {id} {Json.Read<Waiter>(value).Seats} {Json.Read<Waiter>(value).SetAside}",
        ["line", _, .. var whose] => $"line {string.Join('|', whose)} {string.Join(", ", Json.Read<ValueList<LineEntry>>(value).Select(one => one.GetType().Name))}",
        ["hook", "open", _, .. var whose] => $"hook open {string.Join('|', whose)}",
        ["hook", var ended, var endpoint, _, var message] => $"hook {ended} {endpoint} {message} {Json.Read<App.Webhooks.WebhookDelivery>(value).State}",
        ["due", _, .. var plan] => $"due {string.Join('|', plan)}",
        ["cohort"] => string.Join(", ", Json.Read<CohortFile>(value).Cohort.Done.Select(deed => $"{Stepped(deed.Step)} {deed.Count} {deed.Lapsed}")),
        ["candidate", ..] => Json.Read<Candidate>(value) is var one ? $"{key} {one.Status} {one.Rank}" : "",
        ["decision", ..] => Json.Read<DraftedDecision>(value) is var held ? $"{key} {held.Decision} {held.Rank} {held.Released}" : "",
        ["review", ..] => Json.Read<ReviewFile>(value) is var file ? $"{key} {file.Review.Status} {file.Review.Scores} {file.Commits}" : "",
        ["decisions"] => Json.Read<DecisionFile>(value) is var decided ? $"{key} {decided.Commits} {decided.Book.Releases.Count(release => release.Finished is not null)}" : "",
        _ => key,
    };

    /// <summary>A count after a correction is named after its instant.</summary>
    private static string Stepped(string step) => step.Split(':') is ["certificates", var end, _] ? $"certificates:{end}, corrected" : step;

    private static string Standing(RegistrationState state) => string.Join(
        ' ', state.Status, state.EndedBy, state.Confirmations, state.CheckoutOpened, state.Code, state.Quote.Total,
        string.Join(", ", state.Participants.Select(one => $"{one.Person} seat {one.Seat} certificate {one.Certificate?.Issue} {one.Certificate?.Minutes} {one.Certificate?.Name} withdrawn {one.Certificate?.Withdrawn is not null} attended {one.Attended?.Minutes} {one.Attended?.Version}")),
        string.Join(", ", state.Payments.Select(one => $"{one.Id} {one.Amount}")),
        string.Join(", ", state.Refunds.Select(one => $"{one.Number} {one.Amount} {one.Reason} {one.Outcome}")));

    /// <summary>Some letters hang on the instant of a fact, which a crash may delay.</summary>
    private static string Named(LetterKey key) => key.ToString().Split('|') is [.. var name, var anchor] && anchor.Length == 10 && anchor.All(char.IsAsciiDigit)
        ? string.Join('|', name)
        : key.ToString();
}
