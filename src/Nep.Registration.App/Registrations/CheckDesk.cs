using System.Globalization;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.App.WaitingLists;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Registrations.RegistrationCommand;

namespace Nep.Registration.App.Registrations;

/// <summary>What of a check or transfer is for one registration.</summary>
public sealed record CheckShare(OfferingId Offering, RegistrationId Registration, Money Amount);

/// <summary>One check or transfer, and how it was shared out. It is written before the first share is recorded, and put away when the last one is.</summary>
public sealed record CheckFile(HandPayment Payment, Money Amount, ValueList<CheckShare> Shares, Actor By, Instant At);

/// <summary>The shares of a check do not add up to it.</summary>
public sealed record SharesDoNotAddUp(Money Shared, Money Amount) : Refusal;

/// <summary>
/// Where staff record checks and transfers, for one registration or shared out over several, also of different offerings.
/// </summary>
/// <remarks>
/// Offerings are partitions of their own, so no transaction spans the shares. Everything is looked at before anything is written; then the
/// check is written down whole, and its shares are recorded one by one. Broken off in between, finishing it goes on where it stopped:
/// a share that is recorded already stays as it is.
/// </remarks>
public sealed class CheckDesk(ITableStore store, OfferingShelf shelf, RegistrationDesk desk, RegistrationFiling filing, Clock clock)
{
    private const string Partition = "_checks";

    /// <summary>Finished checks stand apart, so that the few that are not are found without reading all.</summary>
    private readonly RangeMemory<CheckFile, IReadOnlyList<CheckFile>> memory = new(
        store, KeyRange.Prefix("open|"), row => Json.Read<CheckFile>(row.Value), all => [.. all.OrderBy(one => one.At)],
        (before, gone, come) => [.. before.Except(gone).Concat(come).OrderBy(one => one.At)], clock);

    /// <summary>Checks whose sharing out broke off: a person finishes them.</summary>
    public ValueTask<IReadOnlyList<CheckFile>> Unfinished(CancellationToken cancel = default) => memory.Of(Partition, cancel);

    /// <returns>Null when all of it is recorded, or why nothing is.</returns>
    public async Task<Refusal?> Record(HandPayment payment, Money amount, ValueList<CheckShare> shares, Actor by, CancellationToken cancel = default)
    {
        if (shares.Select(share => share.Amount).Total(amount.Currency) is var shared && shared != amount) return new SharesDoNotAddUp(shared, amount);
        foreach (var share in shares)
            if (await WhyNot(payment, share, cancel) is { } why) return why;
        var key = KeyOf(payment.Id, payment.Date);
        if (await store.Read<CheckFile>(Partition, $"done|{key}", cancel) is { } done)
            return done.Shares == shares ? null : new CheckAlreadyRecorded(done.Amount);
        await store.Transact(Partition, [new RowChange.Insert($"open|{key}", Json.Write(new CheckFile(payment, amount, shares, by, clock.Now)))], cancel);
        var file = await store.Read<CheckFile>(Partition, $"open|{key}", cancel);
        return file is null ? null : file.Shares == shares ? await GoOn(payment.Id, payment.Date, cancel) : new CheckAlreadyRecorded(file.Amount);
    }

    /// <summary>Goes on with a check whose sharing out broke off. One that is finished stays as it is.</summary>
    public async Task<Refusal?> GoOn(PaymentId payment, LocalDate date, CancellationToken cancel = default)
    {
        var key = KeyOf(payment, date);
        if (await store.Get(Partition, $"open|{key}", cancel) is not { } row) return null;
        var file = Json.Read<CheckFile>(row.Value);
        foreach (var share in file.Shares)
            if (await Record(file, share, cancel) is Filed.Refused(var why)) return why;
        await store.Transact(Partition, [new RowChange.Delete(row.Key, row.Tag), new RowChange.Insert($"done|{key}", row.Value)], cancel);
        return null;
    }

    private static string KeyOf(PaymentId payment, LocalDate date) => string.Create(CultureInfo.InvariantCulture, $"{payment}|{date:yyyy-MM-dd}");

    private async Task<Refusal?> WhyNot(HandPayment payment, CheckShare share, CancellationToken cancel)
    {
        if (await desk.Find(share.Offering, share.Registration, cancel) is not var (offering, state)) return new RegistrationNotFound();
        var command = new RecordPayment(payment.Id, share.Amount, []) { ByHand = payment };
        return RegistrationDecider.Decide(offering, state, command, clock.Now) is Ruling<RegistrationEvent>.Refused refused ? refused.Why : null;
    }

    private async Task<Filed> Record(CheckFile file, CheckShare share, CancellationToken cancel)
    {
        if (await shelf.Find(share.Offering, cancel) is not { } offering) return new Filed.Refused(new OfferingNotFound());
        return await filing.Handle(offering, share.Registration, Making, file.By, cancel);

        async ValueTask<RegistrationCommand> Making(RegistrationState? state, Sale sale, CancellationToken token) =>
            new RecordPayment(file.Payment.Id, share.Amount, sale == Sale.Closed ? [] : await desk.LateSeats(offering, state, file.Payment.Id, token)) { ByHand = file.Payment };
    }
}
