using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Staff.Members;

/// <summary>Who is staff: administrators add members, change what they may do, and remove them, each with a reason.</summary>
internal static class MemberEndpoints
{
    public static void MapMembers(this IEndpointRouteBuilder staff)
    {
        var members = staff.MapGroup("/members").ForStaff();
        members.MapGet("", List);
        members.MapGet("/new", () => Page.Of<MemberPage>(new MemberModel(null, PostedForm.Empty, null)));
        members.MapPost("/new", Add);
        members.MapGet("/{member}", Show);
        members.MapPost("/{member}", Change);
        members.MapPost("/{member}/remove", Remove);
        members.MapPost("/{member}/sign-out", SignOut);
    }

    private static async Task<IResult> List(HttpContext http, string? done, StaffRoll roll) => Page.Of<MemberListPage>(new MemberListModel(
        await roll.All(http.RequestAborted), MemberHistory.Of(await roll.History(http.RequestAborted)), Done(done)));

    private static async Task<IResult> Add(HttpContext http, StaffRoll roll)
    {
        var form = await PostedForm.Read(http);
        var command = new StaffCommand.AppointMember(new StaffMember(form.Address("email"), form.Text("name"), MemberForm.Roles(form)), form.Text("reason"));
        return await Carry(http, roll, form, null, command, "reason", "added");
    }

    private static async Task<IResult> Show(HttpContext http, string member, StaffRoll roll) =>
        await Find(roll, member, http.RequestAborted) is { } found
            ? Page.Of<MemberPage>(new MemberModel(found, MemberForm.Of(found), null))
            : TypedResults.NotFound();

    private static async Task<IResult> Change(HttpContext http, string member, StaffRoll roll)
    {
        if (await Find(roll, member, http.RequestAborted) is not { } found) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var changed = found with { Name = form.Text("name"), Roles = MemberForm.Roles(form) };
        return await Carry(http, roll, form, found, new StaffCommand.ChangeMember(changed, form.Text("reason")), "reason", "changed");
    }

    private static async Task<IResult> Remove(HttpContext http, string member, StaffRoll roll, StaffSessions sessions)
    {
        if (await Find(roll, member, http.RequestAborted) is not { } found) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var answer = await Carry(http, roll, form, found, new StaffCommand.RemoveMember(found.Address, form.Text("removal")), "removal", "removed");
        if (await roll.Find(found.Address, http.RequestAborted) is null) await sessions.EndAll(found.Address, http.RequestAborted);
        return answer;
    }

    /// <summary>For a telephone that was lost. It changes nothing of the roll, so it asks for no reason; the log says who was signed out.</summary>
    private static async Task<IResult> SignOut(HttpContext http, string member, StaffRoll roll, StaffSessions sessions, SecurityLog log)
    {
        if (await Find(roll, member, http.RequestAborted) is not { } found) return TypedResults.NotFound();
        if ((await PostedForm.Read(http)).IsStale) return Page.Again<MemberPage>(new MemberModel(found, MemberForm.Of(found), null));
        await sessions.EndAll(found.Address, http.RequestAborted);
        log.SignedOut(ReaderId.Of(found.Address), everywhere: true);
        return Page.SeeOther("/staff/members?done=signedOut");
    }

    private static async Task<IResult> Carry(
        HttpContext http, StaffRoll roll, PostedForm form, StaffMember? member, StaffCommand command, string why, string done)
    {
        var refused = form.IsStale || form.Faults.Count > 0 ? null : await roll.Handle(command, http.Actor(), http.RequestAborted);
        if (refused is FormFaulty(var faults)) form.Note(faults);
        if (refused is ReasonMissing) form.Note(why, refused);
        return refused is null && !form.IsStale && !form.IsFaulty
            ? Page.SeeOther($"/staff/members?done={done}")
            : Page.Again<MemberPage>(new MemberModel(member, form, form.IsFaulty ? null : refused));
    }

    /// <summary>The address names a member by their reader's id, so that it tells nobody's e-mail.</summary>
    private static async Task<StaffMember?> Find(StaffRoll roll, string member, CancellationToken cancel) =>
        ReaderId.TryParse(member, out var id) ? (await roll.All(cancel)).FirstOrDefault(one => ReaderId.Of(one.Address) == id) : null;

    private static string? Done(string? what) => what switch
    {
        "added" => "Added. They can sign in now",
        "changed" => "Changed. It holds from now on",
        "signedOut" => "Signed out everywhere. They can sign in again",
        "removed" => "Removed. They are signed out",
        _ => null,
    };
}

/// <param name="Done">What the last post did, in words.</param>
public sealed record MemberListModel(IReadOnlyList<StaffMember> Members, IReadOnlyList<PastEntry> History, string? Done);

/// <param name="Member">The member that is changed; null for a new one.</param>
public sealed record MemberModel(StaffMember? Member, PostedForm Form, Refusal? Refused);
