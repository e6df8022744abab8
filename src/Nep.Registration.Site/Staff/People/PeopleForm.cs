using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Nep.Registration.App.Letters;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.People;

/// <summary>Addresses of people's pages, and whom a merge form names at first.</summary>
internal static class PeopleForm
{
    public static PostedForm Of(string name, EmailAddress address) => new(new FormCollection(new Dictionary<string, StringValues>(StringComparer.Ordinal)
    {
        ["name"] = name,
        ["email"] = address.ToString(),
    }));

    public static string Path(ReaderId reader, string more = "") => $"/staff/people/{reader}{more}";
}
