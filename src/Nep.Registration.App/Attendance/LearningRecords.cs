using Nep.Registration.App.Letters;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Attendance;

/// <summary>What one person attended of one offering.</summary>
public sealed record RecordLine(Offering Offering, RegistrationId Registration, Participant Participant)
{
    public Certificate? Certificate => Participant.Certificate is { IsValid: true } valid ? valid : null;

    public int Minutes => Certificate?.Minutes ?? Participant.Attended?.Minutes ?? 0;
}

/// <summary>Everything that one person attended, by the name they go by.</summary>
public sealed record PersonRecord(string Name, IReadOnlyList<RecordLine> Lines)
{
    public int Minutes => Lines.Sum(line => line.Minutes);
}

/// <summary>
/// What was attended across all offerings under one address. Several people may share an address: each name has a record of its own.
/// </summary>
public sealed class LearningRecords(ITableStore store, OfferingShelf shelf, Clock clock)
{
    private readonly RangeMemory<IReadOnlyList<(ReaderId Reader, RegistrationId Registration, Participant Participant)>, ILookup<ReaderId, (RegistrationId Registration, Participant Participant)>> memory = new(
        store, Keys.Registrations, row => Attended(Json.Read<RegistrationFile>(row.Value).State),
        all => all.SelectMany(one => one).ToLookup(one => one.Reader, one => (one.Registration, one.Participant)), null, clock);

    public async Task<IReadOnlyList<PersonRecord>> Of(ReaderId reader, CancellationToken cancel = default)
    {
        var lines = new List<RecordLine>();
        foreach (var offering in await shelf.All(cancel))
            lines.AddRange((await memory.Of(offering.Id.ToString(), cancel))[reader].Select(one => new RecordLine(offering, one.Registration, one.Participant)));
        return
        [
            .. lines.GroupBy(line => line.Participant.Person.Name.Trim(), StringComparer.OrdinalIgnoreCase)
                .Select(person => new PersonRecord(person.Last().Participant.Person.Name, [.. person])),
        ];
    }

    private static IReadOnlyList<(ReaderId Reader, RegistrationId Registration, Participant Participant)> Attended(RegistrationState state) =>
    [
        .. from person in state.Named().Concat(state.Leavers ?? [])
           where state.Status is RegistrationStatus.Confirmed or RegistrationStatus.Cancelled && (person.Certificate is { IsValid: true } || person.Attended is { Minutes: > 0 })
           select (ReaderId.Of(person.Person.Email), state.Id, person with { Answers = [] }),
    ];
}
