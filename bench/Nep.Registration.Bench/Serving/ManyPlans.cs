using System.Globalization;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Bench.Serving;

/// <summary>Very many registrations that wait for something, written as rows: each holds a seat, and says when its plan must next be looked at.</summary>
internal static class ManyPlans
{
    private const int PerTransaction = 25;

    /// <param name="placed">When all of them were placed.</param>
    /// <param name="heldUntil">How long each holds its seat, by its number.</param>
    public static Task Write(ITableStore store, Offering offering, int count, Instant placed, Func<int, Instant> heldUntil) => Parallel.ForEachAsync(
        Enumerable.Range(0, (count + PerTransaction - 1) / PerTransaction), new ParallelOptions { MaxDegreeOfParallelism = 64 },
        async (part, cancel) =>
        {
            var rows = Enumerable.Range(part * PerTransaction, Math.Min(PerTransaction, count - (part * PerTransaction))).SelectMany(number => Rows(offering, number, placed, heldUntil(number)));
            if (await store.Transact(offering.Id.ToString(), [.. rows], cancel) is not Commit.Done) throw new InvalidOperationException("The rows were there already.");
        });

    private static IEnumerable<RowChange> Rows(Offering offering, int number, Instant placed, Instant heldUntil)
    {
        var (id, price) = (ManyRegistrations.Id(number), offering.Details.Prices.Standard);
        var person = new Person($"Person {number}", EmailAddress.Parse($"person{number}@schools.example"));
        var form = new RegistrationForm(new Registrar(person.Name, person.Email, $"School {number % 300}", "en"), [new Entrant(person, [])], "", offering.Details.TermsVersion);
        ValueList<RegistrationEvent> events =
        [
            new RegistrationEvent.RegistrationPlaced(
                id, offering.Id, form, [new SeatNumber(number + 1)], null, new Quote([new QuoteLine(new ParticipantNumber(1), new PriceRule.Standard(), price)], placed),
                offering.Details.Policy, heldUntil, placed),
        ];
        var state = events.Aggregate((RegistrationState?)null, RegistrationFold.Evolve)!;
        var due = RegistrationPlan.NextDue(RegistrationPlan.Steps(offering, state, []))!.Value;
        yield return new RowChange.Insert($"reg|{id}", Json.Write(new RegistrationFile(state, 1, due)));
        yield return new RowChange.Insert($"log|reg|{id}|00001", Json.Write(new HistoryEntry<RegistrationEvent>(placed, new Actor.Registrant(), events)));
        yield return new RowChange.Insert($"seat|{(number + 1).ToString("000000", CultureInfo.InvariantCulture)}", Json.Write(new { registration = $"{id}" }));
        yield return new RowChange.Insert(
            $"due|{due.ToUnixTimeMilliseconds().ToString("000000000000000", CultureInfo.InvariantCulture)}|{new PlanId.OfRegistration(offering.Id, id)}", "{}"u8.ToArray());
    }
}
