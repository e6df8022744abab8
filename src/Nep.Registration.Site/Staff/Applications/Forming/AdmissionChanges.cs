using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Staff.Applications.Forming;

/// <summary>What an edit changed of how people apply, in words, for the history and before it is saved.</summary>
public static class AdmissionChanges
{
    public static IEnumerable<string> Between(AdmissionRule? before, AdmissionRule? after) => before is null || after is null ? [] : new Comparison(before, after).All();

    public static string Tuition(Tuition tuition) => tuition switch
    {
        Domain.Offerings.Tuition.Free => "nobody pays",
        Domain.Offerings.Tuition.Sponsored(var sponsor) => $"paid by {sponsor}",
        Domain.Offerings.Tuition.InParts parts =>
            $"{StaffText.Money(parts.Amount)}: {StaffText.Money(parts.Deposit)} within {StaffText.Count(parts.DepositDays, "day", "days")}{string.Concat(parts.Instalments.Select(part => $", {StaffText.Money(part.Amount)} by {StaffText.Day(part.Due)}"))}",
        Domain.Offerings.Tuition.Yearly yearly => $"{StaffText.Money(yearly.AYear)} on each of {string.Join(", ", yearly.Days.Select(StaffText.Day))}",
        _ => throw new UnreachableException(),
    };
}

/// <summary>Two versions of an admission, side by side.</summary>
file sealed class Comparison(AdmissionRule before, AdmissionRule after)
{
    public IEnumerable<string> All() =>
    [
        .. Field("Applications due", one => StaffText.When(one.Deadline)), .. Field("Grace", one => StaffText.Count(one.GraceMinutes, "minute", "minutes")),
        .. Field("Told by", one => one.DecisionsOn is { } day ? StaffText.Day(day) : "no day"), .. Field("An offer stands", one => StaffText.Count(one.OfferDays, "day", "days")),
        .. Field("An alternate’s offer stands", one => StaffText.Count(one.AlternateDays, "day", "days")), .. Field("Places go on", one => Window(one.Window)),
        .. Field("Interest form first", one => one.InterestFirst ? "yes" : "no"), .. Field("Invitation codes", one => one.Invitations.Count == 0 ? "none needed" : string.Join(", ", one.Invitations)),
        .. Field("Who applies", Team), .. Field("References", References), .. Field("Tuition", one => AdmissionChanges.Tuition(one.Tuition)),
        .. Field("Pages of the form", one => string.Join(", ", one.Stages.Select(stage => stage.Title))),
        .. Questions("Question", before.Questions, after.Questions), .. Questions("Question to referees", before.References?.Questions ?? [], after.References?.Questions ?? []),
        .. Places(before, after).SequenceEqual(Places(after, before)) ? Array.Empty<string>() : ["Questions in another order"],
    ];

    private IEnumerable<string> Field(string name, Func<AdmissionRule, string> text) => text(before) == text(after) ? [] : [$"{name}: {text(before)} → {text(after)}"];

    private static IEnumerable<string> Questions(string name, IEnumerable<FormQuestion> before, IEnumerable<FormQuestion> after)
    {
        var (old, now) = (before.ToDictionary(one => one.Key), after.ToDictionary(one => one.Key));
        foreach (var gone in old.Values.Where(one => !now.ContainsKey(one.Key))) yield return $"{name} out: {Text(gone)}";
        foreach (var come in now.Values.Where(one => !old.ContainsKey(one.Key))) yield return $"{name} in: {Text(come)}";
        foreach (var kept in now.Values)
            if (old.TryGetValue(kept.Key, out var known) && known != kept) yield return $"{name} changed: {Text(known)} → {Text(kept)}";
    }

    /// <summary>The questions that the other has, too, page by page.</summary>
    private static IEnumerable<string> Places(AdmissionRule rule, AdmissionRule other) =>
        rule.Stages.SelectMany(stage => stage.Questions.Where(question => other.Question(question.Key) is not null).Select(question => $"{stage.Key}/{question.Key}"));

    private static string Text(FormQuestion question) =>
        $"“{question.Label}” ({string.Join(", ", Facts(question))})";

    private static IEnumerable<string> Facts(FormQuestion question)
    {
        yield return AdmissionChoices.Kind(question.Kind);
        if (question.Required) yield return "required";
        if (question.Choices.Count > 0) yield return string.Join(" / ", question.Choices);
        if (question.MostWords is { } words) yield return StaffText.Count(words, "word", "words");
        if (question.MostCharacters is { } characters) yield return StaffText.Count(characters, "character", "characters");
        if (question.Sight == AnswerSight.Needs) yield return "only who arranges access";
        if (question.TellsWho) yield return "tells who";
        if (question.Hint.Length > 0) yield return $"hint: {question.Hint}";
    }

    private static string Team(AdmissionRule rule) => rule.Team is not { } team ? "one person alone"
        : $"teams of {team.Least} to {team.Most}, seats count {(team.CapacityInTeams ? "teams" : "people")}{string.Concat(team.Roles.Select(role => $"; {role.Label}, at least {role.Least}"))}";

    private static string References(AdmissionRule rule) => rule.References is not { } asked ? "none"
        : $"{asked.Least} by {StaffText.When(asked.Due)}, reminded {string.Join(" and ", asked.RemindBefore)} days before";

    private static string Window(OfferWindow window) => $"{string.Join(", ", window.Days)}, {StaffText.Words.Time(window.From)} to {StaffText.Words.Time(window.To)}";
}
