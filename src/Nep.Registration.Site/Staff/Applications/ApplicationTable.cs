using System.Runtime.CompilerServices;
using Nep.Registration.App.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Staff.Exports;

namespace Nep.Registration.Site.Staff.Applications;

/// <summary>An offering's applications: a row each, with a column for every question.</summary>
public sealed class ApplicationTable(ApplicationDrawer drawer) : IExportTable
{
    public IReadOnlyList<string> Columns(IReadOnlyList<Offering> offerings, bool contacts) =>
    [
        "Offering", "Application", "State", "Name", "E-mail", "Organization", "District", "Language", "Began", "Sent", "Team", "Referees", "References", "Decision", "Registration",
        .. Questions(offerings).Select(question => question.Label),
    ];

    public async IAsyncEnumerable<IReadOnlyList<string>> Rows(
        Offering offering, IReadOnlyList<Offering> offerings, bool contacts, [EnumeratorCancellation] CancellationToken cancel)
    {
        var questions = Questions(offerings).ToList();
        await foreach (var one in drawer.All(offering.Id, cancel))
            yield return
            [
                $"{offering.Id}", $"{one.Id}", ApplicationText.Chip(one.Status).Words, one.Applicant.Name, $"{one.Applicant.Email}", one.Applicant.Organization, one.Applicant.District, one.Applicant.Language,
                ExportText.When(one.Started, offering), one.Submitted is { } sent ? ExportText.When(sent, offering) : "",
                string.Join("; ", one.Members.Where(member => member.IsIn).Select(member => $"{member.Person.Name}{(member.IsConfirmed ? "" : " (not confirmed)")}")),
                string.Join("; ", one.Referees.Select(referee => referee.Person.Name)), ExportText.Number(one.Referees.Count(referee => referee.Given is not null)),
                one.Decision is { } told ? ApplicationText.Decision(told) : "", one.Registration?.ToString() ?? "",
                .. questions.Select(question => one.Answer(question.Key)?.Text ?? ""),
            ];
    }

    private static IEnumerable<FormQuestion> Questions(IReadOnlyList<Offering> offerings) =>
        offerings.SelectMany(offering => (offering.Details.Entry.Admission?.Questions ?? []).Concat((offering.FormsBefore ?? []).Reverse().SelectMany(form => form.Stages).SelectMany(stage => stage.Questions)))
            .DistinctBy(question => question.Key);
}
