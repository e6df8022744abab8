using System.Collections.Immutable;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Storage;

namespace Nep.Registration.App.People;

/// <summary>Everyone who stands in any registration or application of any offering, by address; and who of them may be the same person.</summary>
public sealed class PeopleList(ITableStore store, OfferingShelf shelf, Clock clock)
{
    private readonly RangeMemory<IReadOnlyList<PersonMention>, ImmutableDictionary<ReaderId, ImmutableList<PersonMention>>> memory = new(
        store, Keys.Registrations, row => PersonMention.In(Json.Read<RegistrationFile>(row.Value).State),
        all => After(ImmutableDictionary<ReaderId, ImmutableList<PersonMention>>.Empty, [], all), After, clock);

    private readonly RangeMemory<IReadOnlyList<PersonMention>, ImmutableDictionary<ReaderId, ImmutableList<PersonMention>>> applicants = new(
        store, Keys.Applications, row => Keys.IsApplication(row.Key) ? PersonMention.In(Json.Read<ApplicationFile>(row.Value).State) : [],
        all => After(ImmutableDictionary<ReaderId, ImmutableList<PersonMention>>.Empty, [], all), After, clock);

    public async Task<IReadOnlyList<KnownPerson>> All(CancellationToken cancel = default)
    {
        var places = new List<PersonPlace>();
        foreach (var offering in await shelf.All(cancel))
            foreach (var mentions in (await memory.Of(offering.Id.ToString(), cancel)).Values.Concat((await applicants.Of(offering.Id.ToString(), cancel)).Values))
                places.AddRange(mentions.Select(mention => new PersonPlace(offering.Id, mention)));
        return [.. places.GroupBy(place => place.Mention.Reader).Select(Known).OrderBy(person => person.Names[0], StringComparer.CurrentCultureIgnoreCase)];
    }

    public async Task<KnownPerson?> Find(ReaderId reader, CancellationToken cancel = default)
    {
        var places = new List<PersonPlace>();
        foreach (var offering in await shelf.All(cancel))
            foreach (var known in new[] { await memory.Of(offering.Id.ToString(), cancel), await applicants.Of(offering.Id.ToString(), cancel) })
                places.AddRange((known.GetValueOrDefault(reader) ?? []).Select(mention => new PersonPlace(offering.Id, mention)));
        return places.Count == 0 ? null : Known(places);
    }

    /// <summary>One address under several names; and one name at addresses that differ little, or in their domain only.</summary>
    public async Task<IReadOnlyList<PossibleDuplicate>> Duplicates(CancellationToken cancel = default)
    {
        var all = await All(cancel);
        return
        [
            .. from person in all where person.Names.Select(Plain).Distinct(StringComparer.Ordinal).Count() > 1 select new PossibleDuplicate("One address, several names", [person]),
            .. from name in all.SelectMany(person => person.Names.Select(name => (Name: Plain(name), Person: person))).Distinct().GroupBy(one => one.Name, one => one.Person, StringComparer.Ordinal)
               let near = name.Where(one => name.Any(other => other != one && AreNear(one.Address, other.Address))).ToValueList()
               where near.Count > 1
               select new PossibleDuplicate("One name, addresses that are alike", near),
        ];
    }

    /// <summary>Alike: the same before or after the @, or few letters apart.</summary>
    internal static bool AreNear(EmailAddress one, EmailAddress other)
    {
        var (first, second) = (one.ToString().ToLowerInvariant().Split('@'), other.ToString().ToLowerInvariant().Split('@'));
        return first[0] == second[0] || first[1] == second[1] || Distance(string.Join('@', first), string.Join('@', second)) <= 2;
    }

    /// <summary>How many letters must be put in, taken out or changed.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }

    private static KnownPerson Known(IEnumerable<PersonPlace> places)
    {
        var all = places.OrderBy(place => place.Offering.ToString(), StringComparer.Ordinal).ThenBy(place => place.Mention.Registration.ToString(), StringComparer.Ordinal).ToList();
        var names = all.GroupBy(place => place.Mention.Name, StringComparer.Ordinal).OrderByDescending(name => name.Count()).ThenBy(name => name.Key, StringComparer.Ordinal);
        return new KnownPerson(all[0].Mention.Reader, all[0].Mention.Address, [.. names.Select(name => name.Key)], [.. all]);
    }

    private static string Plain(string name) => string.Join(' ', name.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static ImmutableDictionary<ReaderId, ImmutableList<PersonMention>> After(
        ImmutableDictionary<ReaderId, ImmutableList<PersonMention>> before, IEnumerable<IReadOnlyList<PersonMention>> gone, IEnumerable<IReadOnlyList<PersonMention>> come)
    {
        var after = before.ToBuilder();
        foreach (var mention in gone.SelectMany(one => one))
            if (after.GetValueOrDefault(mention.Reader)?.Remove(mention) is { Count: > 0 } rest) after[mention.Reader] = rest;
            else after.Remove(mention.Reader);
        foreach (var mention in come.SelectMany(one => one)) after[mention.Reader] = (after.GetValueOrDefault(mention.Reader) ?? []).Add(mention);
        return after.ToImmutable();
    }
}
