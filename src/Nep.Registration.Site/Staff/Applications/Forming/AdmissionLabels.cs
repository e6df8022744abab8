using System.Globalization;
using System.Text.RegularExpressions;

namespace Nep.Registration.Site.Staff.Applications.Forming;

/// <summary>What a field of the admission form is called in the list of what is wrong: "Page 2, question 3, choices".</summary>
internal static partial class AdmissionLabels
{
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["deadline"] = "Applications are due",
        ["grace"] = "Minutes of grace",
        ["decisionsOn"] = "Applicants are told by",
        ["offerDays"] = "Days that an offer stands",
        ["alternateDays"] = "Days for an alternate",
        ["window.days"] = "Days on which places go on",
        ["window.from"] = "Places go on from",
        ["window.to"] = "Places go on until",
        ["invitations"] = "Invitation codes",
        ["teamLeast"] = "People in a team, at least",
        ["teamMost"] = "People in a team, at most",
        ["roles"] = "Roles",
        ["referees"] = "Referees to name",
        ["referencesDue"] = "References are due",
        ["remindBefore"] = "Referees are reminded",
        ["asked"] = "Questions to referees",
        ["stages"] = "The form",
        ["sponsor"] = "Sponsor",
        ["amount"] = "Tuition",
        ["deposit"] = "Deposit",
        ["depositDays"] = "Days to pay the deposit",
        ["parts"] = "Parts",
        ["aYear"] = "Amount a year",
        ["years"] = "Years",
        ["reason"] = "Why this change?",
    };

    private static readonly Dictionary<string, string> Rows = new(StringComparer.Ordinal)
    {
        ["stages"] = "Page",
        ["questions"] = "question",
        ["asked"] = "Question to referees",
        ["roles"] = "Role",
        ["parts"] = "Part",
        ["years"] = "Year",
    };

    public static string Of(string field) => Fields.TryGetValue(field, out var name) ? name : string.Join(", ", field.Split('.').Select(Part));

    private static string Part(string part) => Row().Match(part) is { Success: true } row && Rows.TryGetValue(row.Groups["rows"].Value, out var name)
        ? $"{name} {int.Parse(row.Groups["at"].Value, CultureInfo.InvariantCulture) + 1}"
        : part;

    [GeneratedRegex(@"^(?<rows>\w+)\[(?<at>\d{1,3})\]$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
