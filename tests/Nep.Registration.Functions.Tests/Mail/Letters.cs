using Nep.Registration.App.Letters;
using Nep.Registration.App.Tests.Letters;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Functions.Tests.Mail;

/// <summary>Real letters, as the system writes them.</summary>
internal static class Letters
{
    private static readonly LetterWriter Writer = new(Samples.Links);

    /// <summary>One letter to each of so many people, every other one in Spanish if asked.</summary>
    public static IReadOnlyList<App.Ports.Mail> ToCohort(int people, LetterKind kind = LetterKind.Reminder, bool bothLanguages = false) =>
        [.. Enumerable.Range(0, people).Select(i => To($"Person {i} [[0.h3]]", $"person{i}@example.org", kind, bothLanguages && i % 2 == 1 ? "es" : "en", i))];

    public static App.Ports.Mail To(string name, string address, LetterKind kind, string language = "en", int number = 0)
    {
        var person = new Person(name, EmailAddress.Parse(address));
        var id = number.ToString("0000000000000000", System.Globalization.CultureInfo.InvariantCulture);
        var state = Samples.Fold(
            Samples.Place(id, Samples.Online, Samples.Denise(language), Money.Usd(795), Samples.Virtual, person),
            Samples.Paid(Money.Usd(795)), new RegistrationEvent.RegistrationConfirmed(Samples.Placed));
        var anchor = kind == LetterKind.Reminder ? "week-2027-03-04-0900" : kind == LetterKind.Survey ? "survey-2027-03-25-0900" : "1";
        return Writer.Write(Samples.Online, state, new Letter(state.Id, kind, new ParticipantNumber(1), 0, anchor));
    }
}
