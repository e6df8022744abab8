using System.Globalization;
using Microsoft.Extensions.Primitives;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Participants.Managing;

/// <summary>Whose seats were chosen, as it stands in an address (<c>who=1&amp;who=3</c>) or in one field of a form (<c>1,3</c>).</summary>
internal static class SeatSelection
{
    public const string Field = "who";

    /// <summary>Those of the registration's people who were chosen; a number that is nobody's is passed over.</summary>
    public static IReadOnlyList<Participant> Of(RegistrationState state, StringValues chosen)
    {
        var numbers = chosen.SelectMany(one => (one ?? "").Split(',')).Select(Number).ToHashSet();
        return [.. state.Participants.Where(person => numbers.Contains(person.Number.Value))];
    }

    /// <summary>Whether seats were named that all were given up before: a page sent twice. It must not be taken for "everyone".</summary>
    public static bool IsDone(RegistrationState state, StringValues chosen) => !StringValues.IsNullOrEmpty(chosen) && Of(state, chosen).Count == 0;

    public static string Text(IEnumerable<Participant> people) => string.Join(',', people.Select(person => person.Number));

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
