using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Registrations;

/// <summary>A person as the fields of the form that changes them.</summary>
internal static class PersonForm
{
    public static string Answer(Question question) => $"answers.{question.Key}";

    public static PostedForm Of(Person person) => new(new FormCollection(new Dictionary<string, StringValues>(StringComparer.Ordinal)
    {
        ["name"] = person.Name,
        ["email"] = person.Email.ToString(),
        ["pronouns"] = person.Pronouns,
    }));
}
