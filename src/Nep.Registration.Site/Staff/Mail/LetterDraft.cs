using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Nep.Registration.App;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Mail;

/// <summary>Someone a letter can be looked at as.</summary>
public sealed record MailReader(string Value, string Name);

/// <summary>A letter in the making.</summary>
/// <param name="IsOwn">Whether staff have worded it before.</param>
/// <param name="Readers">Real people of the offering, the newest first.</param>
/// <param name="Seen">The letter as the chosen reader would get it; null when nobody is chosen or the text is not sound.</param>
public sealed record LetterModel(
    Offering Offering, WordingName Name, PostedForm Form, Refusal? Refused, bool IsOwn, IReadOnlyList<MailReader> Readers, App.Ports.Mail? Seen);

/// <summary>Puts together the page on which a letter is worded.</summary>
public sealed class LetterDraft(
    WordingDesk wordings, RegistrationList registrations, RegistrationDesk desk, LetterWriter writer, ApplicationReaders applicants, Clock clock)
{
    private const int MostReaders = 100;

    /// <summary>What was typed, with the line ends of this machine.</summary>
    public static Wording Read(PostedForm form) =>
        new(form.Text("subject"), form.Text("preview"), form["body"].ReplaceLineEndings("\n").Trim());

    /// <summary>The letter as it stands, ready to be changed.</summary>
    public async Task<LetterModel> Begin(Offering offering, WordingName name, string reader, CancellationToken cancel)
    {
        var own = (await wordings.Of(offering.Id, cancel)).Own;
        var known = own.GetValueOrDefault(name) ?? own.GetValueOrDefault(name with { Rule = null }) ?? LetterTemplates.Standard(name.Language, name.Kind);
        var form = new PostedForm(new FormCollection(new Dictionary<string, StringValues>(StringComparer.Ordinal)
        {
            ["subject"] = known.Subject,
            ["preview"] = known.Preview,
            ["body"] = known.Body,
            ["as"] = reader,
            ["basedOn"] = $"{await wordings.ChangesOf(offering.Id, name, cancel)}",
        }));
        return await Again(offering, name, form, null, cancel);
    }

    /// <summary>The letter as it was typed, seen by the chosen reader where it is sound.</summary>
    public async Task<LetterModel> Again(Offering offering, WordingName name, PostedForm form, Refusal? refused, CancellationToken cancel)
    {
        var isOwn = (await wordings.Of(offering.Id, cancel)).Own.ContainsKey(name);
        var (readers, typed) = (await Readers(offering, name, cancel), Read(form));
        var seen = WordingCheck.Faults(name, typed).Count == 0 ? await See(offering, name, typed, Chosen(form, readers), cancel) : null;
        return new LetterModel(offering, name, form, refused, isOwn, readers, seen);
    }

    private async Task<IReadOnlyList<MailReader>> Readers(Offering offering, WordingName name, CancellationToken cancel) => name.Kind.IsAboutApplying()
        ? await applicants.Of(offering, name.Kind, MostReaders, cancel)
        : [.. (await registrations.Of(offering.Id, cancel)).In(RegistrationOrder.Placed, descending: true)
            .OrderBy(one => one.Status == RegistrationStatus.Confirmed ? 0 : 1).Take(MostReaders).SelectMany(one => Readers(one, name))];

    private static string Chosen(PostedForm form, IReadOnlyList<MailReader> readers) => form.Text("as") is { Length: > 0 } chosen ? chosen : readers.Count > 0 ? readers[0].Value : "";

    private static IEnumerable<MailReader> Readers(RegistrationSummary one, WordingName name) => name.Kind.IsToRegistrar()
        ? [new MailReader($"{one.Id}", $"{one.Registrar}, {one.Id.Short}")]
        : Enumerable.Range(1, one.People).Select(number => new MailReader(
            $"{one.Id}.{number}", one.People == 1 ? $"{one.Registrar}, {one.Id.Short}" : $"Person {number} of {one.Registrar}, {one.Id.Short}"));

    private async Task<App.Ports.Mail?> See(Offering offering, WordingName name, Wording wording, string reader, CancellationToken cancel)
    {
        if (name.Kind.IsAboutApplying()) return await applicants.See(offering, name, wording, reader, cancel);
        var parts = reader.Split('.');
        if (!RegistrationId.TryParse(parts[0], out var id) || await desk.Find(offering.Id, id, cancel) is not var (_, state)) return null;
        var person = parts.Length > 1 && int.TryParse(parts[1], out var number) && number > 0 ? new ParticipantNumber(number) : (ParticipantNumber?)null;
        var sample = LetterSample.Of(offering, state, name, person, clock.Now);
        return writer.Write(sample.Offering, sample.State, sample.Letter, new Wordings([new(name with { Rule = null }, wording)]));
    }
}
