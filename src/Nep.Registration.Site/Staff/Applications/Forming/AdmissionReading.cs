using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Applications.Forming;

/// <summary>Reads how people apply from its form. What cannot be read is noted beside its field; what breaks a rule is for the offering's rules to say.</summary>
internal sealed class AdmissionReading(PostedForm form)
{
    public AdmissionRule Read() => new()
    {
        Deadline = form.DateAndTime("deadline"),
        GraceMinutes = form.Number("grace"),
        DecisionsOn = form.Text("decisionsOn").Length == 0 ? null : form.Date("decisionsOn"),
        OfferDays = form.Number("offerDays"),
        AlternateDays = form.Number("alternateDays"),
        Window = Window(),
        InterestFirst = form.IsTicked("interest"),
        Invitations = [.. form["invitations"].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(PriceCode.Normalize).Distinct()],
        Team = form["team"] == "team" ? Team() : null,
        Stages = Rows(AdmissionFields.Stages, row => new FormStage(form.Text(row + ".key"), form.Text(row + ".title"), Rows(row + ".questions", Question)) { Hint = form.Text(row + ".hint") }),
        References = form.Text("referees").Length == 0 ? null : References(),
        Tuition = Money(),
    };

    /// <summary>The field of this form that a rule speaks of.</summary>
    public static Fault Here(Fault fault, AdmissionRule rule) => fault with { Field = FieldOf(fault, rule) };

    private static string FieldOf(Fault fault, AdmissionRule rule) => fault.Field.Split('.') switch
    {
        ["admission", "questions", var key] => At(AdmissionFields.Stages, rule.Stages, stage => stage.Questions.Any(one => one.Key == key), (row, stage) =>
            At(row + ".questions", stage.Questions, one => one.Key == key, (place, _) => place + Part(fault))),
        ["admission", "referenceQuestions", var key] => At(AdmissionFields.Asked, rule.References?.Questions ?? [], one => one.Key == key, (row, _) => row + Part(fault)),
        ["admission", "questions"] => AdmissionFields.Stages,
        ["admission", "referenceQuestions"] => AdmissionFields.Asked,
        ["admission", "role", var key] => At(AdmissionFields.Roles, rule.Team?.Roles ?? [], one => one.Key == key, (row, _) => row + ".label"),
        ["admission", "quorum"] => AdmissionFields.Roles,
        ["admission", "instalments"] => rule.Tuition is Tuition.Yearly ? AdmissionFields.Years : AdmissionFields.Parts,
        ["admission", var key] when rule.Stages.Any(stage => stage.Key == key) => At(AdmissionFields.Stages, rule.Stages, stage => stage.Key == key, (row, _) => row + ".title"),
        ["admission", var field] => field,
        _ => fault.Field,
    };

    private static string At<T>(string rows, ValueList<T> all, Func<T, bool> isIt, Func<string, T, string> field)
    {
        var index = all.ToList().FindIndex(one => isIt(one));
        return index < 0 ? rows : field($"{rows}[{index}]", all[index]);
    }

    private static string Part(Fault fault) => fault.Name switch
    {
        "TooFewChoices" => ".choices",
        "KindStays" => ".kind",
        "SightStays" => ".sight",
        "TooSmall" or "TooLarge" => ".words",
        _ => ".label",
    };

    private OfferWindow Window()
    {
        var window = new OfferWindow([.. WaitingFields.WaitingDays.Where(day => form.IsTicked(AdmissionFields.Day(day)))], form.Time("window.from"), form.Time("window.to"));
        if (window.Days.Count == 0) form.Note("window.days", "Missing");
        if (window.To <= window.From) form.Note("window.to", "EndsBeforeItStarts");
        return window;
    }

    private TeamRule Team() => new(
        form.Number("teamLeast"), form.Number("teamMost"),
        Rows(AdmissionFields.Roles, row => new TeamRole(form.Text(row + ".key"), form.Text(row + ".label"), form.Text(row + ".least").Length == 0 ? 0 : form.Number(row + ".least"))),
        form["teamCounts"] != "people");

    private ReferenceRule References() => new(form.Number("referees"), form.DateAndTime("referencesDue"), Rows(AdmissionFields.Asked, Question)) { RemindBefore = Days("remindBefore") };

    private FormQuestion Question(string row) => new(form.Text(row + ".key"), form.Text(row + ".label"), Choice(row + ".kind", FormQuestionKind.ShortText), form.IsTicked(row + ".required"))
    {
        Hint = form.Text(row + ".hint"),
        Choices = [.. form[row + ".choices"].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()],
        MostWords = NumberIfAny(row + ".words"),
        MostCharacters = NumberIfAny(row + ".characters"),
        Sight = Choice(row + ".sight", AnswerSight.Staff),
        TellsWho = form.IsTicked(row + ".who"),
    };

    private Tuition Money() => form["tuition"] switch
    {
        "sponsored" => new Tuition.Sponsored(form.Text("sponsor")),
        "parts" => new Tuition.InParts(
            form.Amount("amount"), form.Text("deposit").Length == 0 ? Domain.Kernel.Money.Zero : form.Amount("deposit"), form.Number("depositDays"),
            Rows(AdmissionFields.Parts, row => new Instalment(form.Date(row + ".due"), form.Amount(row + ".amount")))),
        "yearly" => new Tuition.Yearly(form.Amount("aYear"), Rows(AdmissionFields.Years, row => form.Date(row + ".due"))),
        _ => new Tuition.Free(),
    };

    /// <summary>"7, 2": days, each a whole number.</summary>
    private ValueList<int> Days(string field)
    {
        var days = new List<int>();
        foreach (var part in form[field].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (int.TryParse(part, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var day)) days.Add(day);
            else form.Note(field, "NotANumber");
        }

        return [.. days.Distinct().OrderDescending()];
    }

    private int? NumberIfAny(string field) => form.Text(field).Length == 0 ? null : form.Number(field);

    private ValueList<T> Rows<T>(string rows, Func<string, T> read) => [.. Enumerable.Range(0, FormRows.Count(form, rows)).Select(i => read($"{rows}[{i}]"))];

    private T Choice<T>(string field, T otherwise)
        where T : struct, Enum =>
        Enum.TryParse<T>(form[field], out var value) && Enum.IsDefined(value) ? value : otherwise;
}
