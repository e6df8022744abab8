using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Participants.Registering;

/// <summary>Makes a registration form of what was typed, and notes everything that is wrong with it beside its field.</summary>
internal static class FormReading
{
    public static RegistrationForm Read(PostedForm form, Offering offering, int people, string language, Instant now)
    {
        var entrants = Enumerable.Range(0, people).Select(index => Entrant(form, offering, index)).ToValueList();
        var registrar = Registrar(form, entrants, language);
        var read = new RegistrationForm(registrar, entrants, form.Text(FormFields.Code), form.Text(FormFields.Terms))
        {
            Billing = BillingOf(form),
            Scholarship = Scholarship(form),
        };
        var coming = IsComing(form);
        for (var index = 0; index < people; index++)
            if (!IsLater(form, index)) form.Note(Named($"people[{index}]", offering, entrants[index]));
        form.Note(FormRules.Check(offering, read).Where(fault => fault.Field != FormFields.Terms && !(coming && (fault.Field is FormFields.Name or FormFields.Email))));
        form.Note(BillingRules.Check(offering, read, offering.Zone.DateAt(now)));
        return read;
    }

    /// <summary>What was typed about the bill counts only for whoever did not choose to pay by card.</summary>
    private static Billing? BillingOf(PostedForm form) =>
        Enum.TryParse<PaymentMethod>(form[FormFields.Payment], out var method) && Enum.IsDefined(method) && method != PaymentMethod.Card
            ? new Billing(method, form[FormFields.BillingAddress].ReplaceLineEndings("\n").Trim(), form.Text(FormFields.Attention))
            : null;

    public static bool IsComing(PostedForm form) => form[FormFields.Coming] == "yes";

    private static ScholarshipRequest? Scholarship(PostedForm form) =>
        form.IsTicked(FormFields.Ask) ? new ScholarshipRequest(form.Text(FormFields.AskReason).ReplaceLineEndings("\n"), form.Amount(FormFields.CanPay)) : null;

    /// <summary>Who is to be named has a name, an address and answers: a blank person is not one whose name follows.</summary>
    private static IEnumerable<Fault> Named(string field, Offering offering, Entrant entrant) =>
        [.. FormRules.Person(field, entrant.Person), .. FormRules.Answers(offering, entrant.Answers, field)];

    /// <summary>Whether this person's name follows; whoever fills in the form and comes along knows their own.</summary>
    public static bool IsLater(PostedForm form, int index) => form.IsTicked(FormFields.Person(index, "later")) && !(index == 0 && IsComing(form));

    /// <summary>Whoever comes along is person 1: what one of the two leaves blank, the other says.</summary>
    private static Registrar Registrar(PostedForm form, ValueList<Entrant> entrants, string language)
    {
        var organization = form.Text(FormFields.Organization);
        return IsComing(form) && entrants is [var first, ..]
            ? new Registrar(first.Person.Name, first.Person.Email, organization, language)
            : new Registrar(form.Text(FormFields.Name), form.Address(FormFields.Email), organization, language);
    }

    private static Entrant Entrant(PostedForm form, Offering offering, int index)
    {
        var answers = Answers(form, offering, question => FormFields.Answer(index, question));
        if (IsLater(form, index)) return new Entrant(Person.Unnamed, answers, Chosen(form, offering, index));
        var isRegistrar = index == 0 && IsComing(form);
        var name = Filled(form, FormFields.Person(index, "name"), isRegistrar ? FormFields.Name : null);
        var email = Filled(form, FormFields.Person(index, "email"), isRegistrar ? FormFields.Email : null);
        var person = new Person(form.Text(name), form.Address(email), form.Text(FormFields.Person(index, "pronouns")));
        return new Entrant(person, answers, Chosen(form, offering, index));
    }

    private static string Filled(PostedForm form, string field, string? otherwise) =>
        otherwise is not null && form.Text(field).Length == 0 && form.Text(otherwise).Length > 0 ? otherwise : field;

    /// <summary>What was answered to the offering's questions.</summary>
    /// <param name="nameOf">The name of a question's field.</param>
    public static ValueList<Answer> Answers(PostedForm form, Offering offering, Func<Question, string> nameOf) => Answers(form, offering.Details.Questions, nameOf);

    public static ValueList<Answer> Answers(PostedForm form, IEnumerable<Question> questions, Func<Question, string> nameOf) =>
    [
        .. from question in questions
           let field = nameOf(question)
           let text = question.Kind == QuestionKind.Consent && form.IsTicked(field) ? Question.Consented : form.Text(field)
           where text.Length > 0
           select new Answer(question.Key, text),
    ];

    private static Money? Chosen(PostedForm form, Offering offering, int index)
    {
        var field = FormFields.Person(index, "chosen");
        if (offering.Details.Prices.Scale is not { } scale || form.Text(field).Length == 0) return null;
        var faults = form.Faults.Count;
        var chosen = form.Amount(field);
        if (form.Faults.Count > faults) return null;
        if (chosen >= scale.Least && chosen <= scale.Most) return chosen;
        form.Note(field, new ChoiceOutsideScale(scale.Least, scale.Most));
        return null;
    }
}
