using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Tests.Staff;

public class StaffDeciderTests
{
    private static readonly StaffMember Amina = new(EmailAddress.Parse("amina@nep.example"), "Amina", [StaffRole.Administrator]);
    private static readonly StaffMember Kofi = new(EmailAddress.Parse("kofi@nep.example"), "Kofi", [StaffRole.Facilitator]);

    public static TheoryData<string, StaffCommand, Ruling<StaffEvent>> Rulings => new()
    {
        { "a new member", new StaffCommand.AppointMember(Kofi with { Address = EmailAddress.Parse("new@nep.example") }, " Joins "), new StaffEvent.MemberAppointed(Kofi with { Address = EmailAddress.Parse("new@nep.example") }, "Joins") },
        { "the same again", new StaffCommand.AppointMember(Kofi, "Joins"), Ruling<StaffEvent>.Nothing },
        { "another at the same address", new StaffCommand.AppointMember(Kofi with { Address = EmailAddress.Parse("KOFI@nep.example"), Name = "K" }, "Joins"), new MemberExists() },
        { "other roles", new StaffCommand.ChangeMember(Kofi with { Roles = [StaffRole.Registrar] }, "More"), new StaffEvent.MemberChanged(Kofi, Kofi with { Roles = [StaffRole.Registrar] }, "More") },
        { "no change", new StaffCommand.ChangeMember(Kofi, "More"), Ruling<StaffEvent>.Nothing },
        { "a stranger", new StaffCommand.ChangeMember(Kofi with { Address = EmailAddress.Parse("x@nep.example") }, "More"), new MemberNotFound() },
        { "no role", new StaffCommand.ChangeMember(Kofi with { Roles = [] }, "Less"), new FormFaulty([new Fault("roles", "Missing")]) },
        { "no reason", new StaffCommand.ChangeMember(Kofi with { Name = "K" }, " "), new ReasonMissing() },
        { "the last administrator steps down", new StaffCommand.ChangeMember(Amina with { Roles = [StaffRole.Registrar] }, "Tired"), new LastAdministrator() },
        { "the last administrator leaves", new StaffCommand.RemoveMember(Amina.Address, "Tired"), new LastAdministrator() },
        { "a member leaves", new StaffCommand.RemoveMember(Kofi.Address, "Left"), new StaffEvent.MemberRemoved(Kofi, "Left") },
        { "a stranger leaves", new StaffCommand.RemoveMember(EmailAddress.Parse("x@nep.example"), "Left"), Ruling<StaffEvent>.Nothing },
    };

    [Theory]
    [MemberData(nameof(Rulings))]
    public void The_roll_is_changed_by_rule(string what, StaffCommand command, Ruling<StaffEvent> ruling)
    {
        Assert.NotEmpty(what);
        Assert.Equal(ruling, StaffDecider.Decide([Amina, Kofi], command));
    }
}
