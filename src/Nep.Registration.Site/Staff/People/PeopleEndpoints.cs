using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Letters;
using Nep.Registration.App.People;
using Nep.Registration.App.Staff;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Staff.People;

/// <summary>
/// Everyone across all offerings: found, handed out with all that is kept about them, made one of two, and erased. Only administrators erase. An
/// address names a person by their reader's id, so that it tells nobody's e-mail.
/// </summary>
internal static class PeopleEndpoints
{
    private const int Most = 50;

    public static void MapPeople(this IEndpointRouteBuilder staff)
    {
        var people = staff.MapGroup("/people");
        people.MapGet("", List).ForStaff(StaffRole.Registrar);
        people.MapPost("/resume", Resume).ForStaff(StaffRole.Registrar);
        people.MapGet("/{reader}", Show).ForStaff(StaffRole.Registrar);
        people.MapGet("/{reader}/record.json", Export).ForStaff(StaffRole.Registrar);
        people.MapGet("/{reader}/merge", ShowMerge).ForStaff(StaffRole.Registrar);
        people.MapPost("/{reader}/merge", Merge).ForStaff(StaffRole.Registrar);
        people.MapGet("/{reader}/erase", ShowErase).ForStaff();
        people.MapPost("/{reader}/erase", Erase).ForStaff();
    }

    private static async Task<IResult> List(HttpContext http, string? q, string? show, string? done, PeopleList people, PeopleDesk desk)
    {
        var (sought, twice) = ((q ?? "").Trim(), show == "twice");
        var found = twice || sought.Length == 0 ? [] : (await people.All(http.RequestAborted))
            .Where(one => one.Address.ToString().Contains(sought, StringComparison.OrdinalIgnoreCase) || one.Names.Any(name => name.Contains(sought, StringComparison.OrdinalIgnoreCase)))
            .Take(Most + 1).ToList();
        var duplicates = twice ? await people.Duplicates(http.RequestAborted) : [];
        return Page.Of<PeoplePage>(new PeopleModel(
            sought, twice, [.. found.Take(Most)], found.Count > Most, duplicates, await desk.Orders(http.RequestAborted), Done(done)));
    }

    private static async Task<IResult> Resume(HttpContext http, PeopleDesk desk)
    {
        if ((await PostedForm.Read(http)).IsStale) return TypedResults.BadRequest();
        await desk.Resume(http.RequestAborted);
        return Page.SeeOther("/staff/people?done=resumed");
    }

    private static async Task<IResult> Show(HttpContext http, string reader, PersonReading reading) =>
        await Read(reading, reader, http) is { } record ? Page.Of<PersonPage>(new PersonModel(record, http.IsStaff())) : TypedResults.NotFound();

    private static async Task<IResult> Export(HttpContext http, string reader, PersonReading reading)
    {
        if (await Read(reading, reader, http) is not { } record) return TypedResults.NotFound();
        return TypedResults.File(Json.Write(record), "application/json; charset=utf-8", "person.json");
    }

    private static async Task<IResult> ShowMerge(HttpContext http, string reader, string? into, PersonReading reading, PeopleList people)
    {
        if (await Read(reading, reader, http) is not { } record) return TypedResults.NotFound();
        var other = ReaderId.TryParse(into, out var id) ? await people.Find(id, http.RequestAborted) : null;
        return Page.Of<MergePage>(new MergeModel(record, PeopleForm.Of(other?.Names[0] ?? record.Names[0], other?.Address ?? record.Address), null));
    }

    private static async Task<IResult> Merge(HttpContext http, string reader, PersonReading reading, PeopleDesk desk)
    {
        if (await Read(reading, reader, http) is not { } record) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var into = new Person(form.Text("name"), form.Address("email"));
        var refused = form.IsStale || form.Faults.Count > 0
            ? null
            : await desk.Merge(ReaderId.Of(record.Address), into, form.Text("reason"), http.Actor(), http.RequestAborted);
        return IsDone(form, refused) ? Page.SeeOther("/staff/people?done=merged") : Page.Again<MergePage>(new MergeModel(record, form, Rest(form, refused)));
    }

    private static async Task<IResult> ShowErase(HttpContext http, string reader, PersonReading reading) =>
        await Read(reading, reader, http) is { } record ? Page.Of<ErasePage>(new EraseModel(record, PostedForm.Empty, null)) : TypedResults.NotFound();

    private static async Task<IResult> Erase(HttpContext http, string reader, PersonReading reading, PeopleDesk desk)
    {
        if (await Read(reading, reader, http) is not { } record) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        if (!form.IsTicked("sure")) form.Note("sure", "Missing");
        var refused = form.IsStale || form.Faults.Count > 0
            ? null
            : await desk.Erase(ReaderId.Of(record.Address), form.Text("reason"), http.Actor(), http.RequestAborted);
        return IsDone(form, refused) ? Page.SeeOther("/staff/people?done=erased") : Page.Again<ErasePage>(new EraseModel(record, form, Rest(form, refused)));
    }

    private static async Task<PersonRecord?> Read(PersonReading reading, string reader, HttpContext http) =>
        ReaderId.TryParse(reader, out var id) ? await reading.Of(id, http.RequestAborted) : null;

    /// <summary>What is wrong goes beside its field where it has one.</summary>
    private static bool IsDone(PostedForm form, Refusal? refused)
    {
        if (refused is FormFaulty(var faults)) form.Note(faults.Select(fault => fault with { Field = fault.Field.Replace("into.", "", StringComparison.Ordinal) }));
        if (refused is ReasonMissing) form.Note("reason", refused);
        return refused is null && !form.IsStale && !form.IsFaulty;
    }

    private static Refusal? Rest(PostedForm form, Refusal? refused) => form.IsFaulty ? null : refused;

    private static string? Done(string? what) => what switch
    {
        "merged" => "Merged. No payment, no hour and no letter is lost",
        "erased" => "Erased. The money stays under a pseudonym",
        "resumed" => "What had been interrupted is done",
        _ => null,
    };
}

/// <param name="Twice">Whether possible duplicates are shown.</param>
/// <param name="More">Whether more people are like that than are shown.</param>
public sealed record PeopleModel(
    string Sought, bool Twice, IReadOnlyList<KnownPerson> Found, bool More, IReadOnlyList<PossibleDuplicate> Duplicates, IReadOnlyList<PersonOrder> Orders, string? Done);

public sealed record PersonModel(PersonRecord Record, bool MayErase);

public sealed record MergeModel(PersonRecord Record, PostedForm Form, Refusal? Refused);

public sealed record EraseModel(PersonRecord Record, PostedForm Form, Refusal? Refused);
