using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Members;

/// <summary>A member of staff as the fields of a form, and back.</summary>
internal static class MemberForm
{
    public static IReadOnlyList<(StaffRole Role, string Says)> Choices { get; } =
    [
        (StaffRole.Administrator, "Everything, and who is staff"),
        (StaffRole.Registrar, "Offerings, registrations, money and mail"),
        (StaffRole.Facilitator, "Rosters and check-in, with access needs; no money, no addresses"),
        (StaffRole.Reviewer, "Applications under review; no money, no access needs"),
    ];

    public static PostedForm Of(StaffMember member) => new(new FormCollection(new Dictionary<string, StringValues>(
        [
            new("name", member.Name), new("email", member.Address.ToString()),
            .. member.Roles.Select(role => new KeyValuePair<string, StringValues>(Field(role), "yes")),
        ],
        StringComparer.Ordinal)));

    public static ValueList<StaffRole> Roles(PostedForm form) => [.. Enum.GetValues<StaffRole>().Where(role => form.IsTicked(Field(role)))];

    public static string Field(StaffRole role) => $"role.{role}";

    public static string Path(StaffMember member, string more = "") => $"/staff/members/{ReaderId.Of(member.Address)}{more}";
}
