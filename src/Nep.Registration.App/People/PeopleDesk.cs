using Nep.Registration.App.Activities;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.People;

/// <summary>
/// Where staff make one person of two, and take a person out of everything. A decision is stored first and then carried out offering by
/// offering; whatever ends the process in between, it goes on where it was, and doing any of it twice changes nothing.
/// </summary>
public sealed class PeopleDesk(
    ITableStore store, OfferingShelf shelf, PeopleList people, RegistrationFiling filing, ApplicationFiling applications, PersonErasing erasing, MailPreferences preferences, Clock clock)
{
    /// <summary>Everything decided so far, the newest first.</summary>
    public async Task<IReadOnlyList<PersonOrder>> Orders(CancellationToken cancel = default)
    {
        var orders = new List<PersonOrder>();
        await foreach (var row in store.All(Keys.People, Keys.PersonOrders, cancel)) orders.Add(Json.Read<PersonOrder>(row.Value));
        return [.. orders.OrderByDescending(order => order.At)];
    }

    /// <summary>From now on the person at one address is the person whom <paramref name="into"/> names, in every registration.</summary>
    /// <returns>Null when it is done, or why it is not.</returns>
    public async Task<Refusal?> Merge(ReaderId reader, Person into, string reason, Actor.Staff by, CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(reason)) return new ReasonMissing();
        ValueList<Fault> faults = [.. FormRules.Person("into", into), .. OfferingRules.Reason(reason)];
        if (faults.Count > 0) return new FormFaulty(faults);
        if (await people.Find(reader, cancel) is not { } person) return new PersonNotFound();
        if (person.Address == into.Email && person.Names is [var only] && only == into.Name) return new NothingToMerge();
        await Carry(await Store(new PersonOrder(reader, person.Address, into, reason.Trim(), by.Address, clock.Now, [], 0), cancel), cancel);
        return null;
    }

    /// <summary>Takes the person at an address out of everything but the money, which stays under a pseudonym.</summary>
    /// <returns>Null when it is done, or why it is not.</returns>
    public async Task<Refusal?> Erase(ReaderId reader, string reason, Actor.Staff by, CancellationToken cancel = default)
    {
        if (Reasons.Refuse(reason) is { } unreasoned) return unreasoned;
        if (await people.Find(reader, cancel) is not { } person) return new PersonNotFound();
        if (await StillComing(person, cancel) is { } offering) return new PersonHoldsSeat(offering.Details.Title);
        if (await StillApplying(person, cancel) is { } applied) return new PersonIsApplying(applied.Details.Title);
        await Carry(await Store(new PersonOrder(reader, person.Address, null, reason.Trim(), by.Address, clock.Now, [], 0), cancel), cancel);
        return null;
    }

    /// <summary>Finishes whatever was interrupted. A host calls it when it starts, and from time to time.</summary>
    public async Task Resume(CancellationToken cancel = default)
    {
        foreach (var order in await Orders(cancel))
            if (order.Done is null) await Carry(order, cancel);
    }

    /// <summary>Something that they apply for, or for which they are asked about another, and that is not decided to its end.</summary>
    public async Task<Offering?> StillApplying(KnownPerson person, CancellationToken cancel = default)
    {
        foreach (var place in person.Places.Where(place => place.Mention.Application is not null))
            if (await shelf.Find(place.Offering, cancel) is { } offering && offering.Ends > clock.Now
                && await store.Read<ApplicationFile>(place.Offering.ToString(), Keys.Application(place.Mention.Application!.Value), cancel) is { State: { IsOpen: true } state }
                && IsNeeded(state, person.Address)) return offering;
        return null;
    }

    private static bool IsNeeded(ApplicationState state, EmailAddress address) =>
        state.Applicant.Email == address || state.Members.Any(member => member.IsIn && member.Person.Email == address) || state.Referees.Any(referee => referee.Person.Email == address);

    /// <summary>Something that is not over yet and in which the person has a seat.</summary>
    public async Task<Offering?> StillComing(KnownPerson person, CancellationToken cancel = default)
    {
        foreach (var place in person.Places.Where(place => place.Mention.Participant is not null))
            if (await shelf.Find(place.Offering, cancel) is { } offering && offering.Ends > clock.Now
                && await store.Read<RegistrationFile>(place.Offering.ToString(), Keys.Registration(place.Mention.Registration), cancel) is { State.HasSeats: true } file
                && file.State.Participant(place.Mention.Participant!.Value)?.Person.Email == person.Address) return offering;
        return null;
    }

    /// <summary>The same decision that is still being carried out is not begun again; one that was carried out before is.</summary>
    private async Task<PersonOrder> Store(PersonOrder order, CancellationToken cancel)
    {
        while (true)
        {
            var row = await store.Get(Keys.People, Keys.PersonOrder(order.Id), cancel);
            if (row is not null && Json.Read<PersonOrder>(row.Value) is { Done: null } open && (open.Into, open.Address) == (order.Into, order.Address)) return open;
            RowChange change = row is null
                ? new RowChange.Insert(Keys.PersonOrder(order.Id), Json.Write(order))
                : new RowChange.Replace(row.Key, Json.Write(order), row.Tag);
            if (await store.Transact(Keys.People, [change, .. await Deed(order, cancel)], cancel) is Commit.Done) return order;
        }
    }

    /// <summary>Two decisions of one instant about one person are one line of activity.</summary>
    private async Task<IReadOnlyList<RowChange>> Deed(PersonOrder order, CancellationToken cancel)
    {
        var rows = new List<RowChange>();
        foreach (var row in ActivityRows.Of(order.At, new Actor.Staff(order.By), Keys.PersonOrder(order.Id)))
            if (await store.Get(Keys.People, row.Key, cancel) is null) rows.Add(row);
        return rows;
    }

    private async Task Carry(PersonOrder order, CancellationToken cancel)
    {
        var (address, by) = (order.Address!.Value, new Actor.Staff(order.By));
        foreach (var offering in await shelf.All(cancel))
        {
            if (order.Finished.Contains(offering.Id)) continue;
            var changed = order.Into is { } into
                ? await MergeIn(offering, address, into, order.Reason, by, cancel)
                : await erasing.Erase(offering.Id.ToString(), address, order.Reason, by, cancel);
            order = await Save(order with { Finished = order.Finished.Add(offering.Id), Registrations = order.Registrations + changed }, cancel);
        }

        if (order.Into is { } same && await preferences.HasOptedOut(order.Reader, cancel)) await preferences.OptOut(ReaderId.Of(same.Email), OptOutBy.Page, cancel);
        if (order.IsErasure) await preferences.OptIn(order.Reader, cancel);
        await Save(order with { Done = clock.Now, Address = order.IsErasure ? null : order.Address }, cancel);
    }

    private async Task<int> MergeIn(Offering offering, EmailAddress from, Person into, string reason, Actor by, CancellationToken cancel)
    {
        var person = await people.Find(ReaderId.Of(from), cancel);
        var places = (person?.Places ?? []).Where(place => place.Offering == offering.Id).Select(place => place.Mention).ToList();
        var applied = places.Select(place => place.Application).OfType<ApplicationId>().Distinct().ToList();
        foreach (var id in applied) await applications.Handle(offering, id, new ApplicationCommand.MergeNames(from, into, reason), by, cancel);
        var registrations = places.Where(place => place.Application is null).Select(place => place.Registration).Distinct().ToList();
        foreach (var id in registrations) await filing.Handle(offering, id, new RegistrationCommand.MergePerson(from, into, reason), by, cancel);
        return registrations.Count + applied.Count;
    }

    /// <summary>Two processes that carry out one order both come to the same: the later word stands.</summary>
    private async Task<PersonOrder> Save(PersonOrder order, CancellationToken cancel)
    {
        await store.Transact(Keys.People, [new RowChange.Replace(Keys.PersonOrder(order.Id), Json.Write(order), RowTag.Any)], cancel);
        return order;
    }
}
