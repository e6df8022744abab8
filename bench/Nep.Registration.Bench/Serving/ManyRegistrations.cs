using System.Globalization;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Bench.Serving;

/// <summary>Very many paid registrations, written as rows: each with its history, its seat and a letter in the ledger.</summary>
internal static class ManyRegistrations
{
    private const int PerTransaction = 25;

    private static readonly Instant Opened = Instant.FromUtc(2027, 1, 4, 9, 0);

    public static Task Write(ITableStore store, Offering offering, int count) => Parallel.ForEachAsync(
        Enumerable.Range(0, (count + PerTransaction - 1) / PerTransaction), new ParallelOptions { MaxDegreeOfParallelism = 64 },
        async (part, cancel) =>
        {
            var rows = Enumerable.Range(part * PerTransaction, Math.Min(PerTransaction, count - (part * PerTransaction))).SelectMany(number => Rows(offering, number));
            if (await store.Transact(offering.Id.ToString(), [.. rows], cancel) is not Commit.Done) throw new InvalidOperationException("The rows were there already.");
        });

    public static RegistrationId Id(int number) => RegistrationId.Parse(number.ToString("0000000000000000", CultureInfo.InvariantCulture));

    private static IEnumerable<RowChange> Rows(Offering offering, int number)
    {
        var (state, events) = Make(offering, number);
        var letter = new Letter(state.Id, LetterKind.Confirmation, new ParticipantNumber(1), 0, "1");
        yield return new RowChange.Insert($"reg|{state.Id}", Json.Write(new RegistrationFile(state, 1, null)));
        yield return new RowChange.Insert($"log|reg|{state.Id}|00001", Json.Write(new HistoryEntry<RegistrationEvent>(state.Placed, new Actor.Registrant(), events)));
        yield return new RowChange.Insert($"seat|{(number + 1).ToString("000000", CultureInfo.InvariantCulture)}", Json.Write(new { registration = $"{state.Id}" }));
        yield return new RowChange.Insert(
            $"mail|{letter.Key}", Json.Write(new MailRecord(letter, state.Registrar.Email, MailState.Sent, state.Placed, state.Placed, 1, "sent")));
    }

    private static (RegistrationState State, ValueList<RegistrationEvent> Events) Make(Offering offering, int number)
    {
        var at = Opened + Duration.FromMinutes(number % 40_000);
        var person = new Person($"Person {number}", EmailAddress.Parse($"person{number}@schools.example"));
        var form = new RegistrationForm(new Registrar(person.Name, person.Email, $"School {number % 300}", "en"), [new Entrant(person, [])], "", offering.Details.TermsVersion);
        var price = offering.Details.Prices.Standard;
        ValueList<RegistrationEvent> events =
        [
            new RegistrationEvent.RegistrationPlaced(
                Id(number), offering.Id, form, [new SeatNumber(number + 1)], null, new Quote([new QuoteLine(new ParticipantNumber(1), new PriceRule.Standard(), price)], at),
                offering.Details.Policy, at + Duration.FromMinutes(30), at),
            new RegistrationEvent.PaymentReceived(PaymentId.Parse($"pay_{number}"), price, at), new RegistrationEvent.RegistrationConfirmed(at),
        ];
        return (events.Aggregate((RegistrationState?)null, RegistrationFold.Evolve)!, events);
    }
}
