using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Participants.Managing;

/// <summary>A place on the waiting list in a participant's words: which it is, and why seats went to others. Nobody else is named.</summary>
public static class WaitingWords
{
    public static string Position(Words words, LineStanding standing) => standing.Position == 1
        ? words.Count("waiting.position.first", standing.Waiting)
        : words.Say("waiting.position", ("position", $"{standing.Position}"), ("all", $"{standing.Waiting}"));

    /// <summary>What became of the seats since they joined, a sentence or two for each time.</summary>
    public static IEnumerable<string> Since(Words words, Offering offering, LineStanding standing) =>
        standing.Given.Select(given => Sentence(words, offering, standing.Own, given));

    private static string Sentence(Words words, Offering offering, Waiter own, GivenSeats given)
    {
        var sentence = words.Say(
            Key(own, given), ("seats", words.Count("waiting.seats", given.Seats)), ("who", words.Count("waiting.who", given.Seats)),
            ("date", Day(words, offering, given.At)), ("freed", Day(words, offering, given.Freed ?? given.At)));
        return given.Answer is LineEnd.Declined or LineEnd.RanOut ? $"{sentence} {words["waiting.again"]}" : sentence;
    }

    private static string Key(Waiter own, GivenSeats given) => given.PassedOver(own.Registration) is { } why ? $"waiting.given.{why}"
        : own.CompareTo(new Waiter(given.Registration, given.Seats, given.Joined)) < 0 ? "waiting.givenBehind"
        : given.Freed is null ? "waiting.given" : "waiting.given.freed";

    private static string Day(Words words, Offering offering, Instant at) => words.ShortDate(offering.Zone.DateAt(at));
}
