using Nep.Registration.App.Staff;
using Nep.Registration.App.Tests.Rehearsal;

namespace Nep.Registration.App.Tests.Staff;

public class StaffRollTests
{
    private static readonly StaffMember Amina = new(EmailAddress.Parse("amina@nep.example"), "Amina", [StaffRole.Administrator]);
    private static readonly StaffMember Bo = new(EmailAddress.Parse("bo@nep.example"), "Bo", [StaffRole.Administrator]);

    [Fact]
    public async Task Two_administrators_who_remove_each_other_at_once_leave_one()
    {
        using var house = new House();
        var roll = house.Get<StaffRoll>();
        Assert.Null(await roll.Handle(new StaffCommand.AppointMember(Amina, "First"), new Actor.Demo()));
        Assert.Null(await roll.Handle(new StaffCommand.AppointMember(Bo, "Second"), new Actor.Demo()));
        Refusal? other = new MemberExists();
        house.Store.BeforeNextTransaction = async () => other = await roll.Handle(new StaffCommand.RemoveMember(Amina.Address, "Bo says so"), new Actor.Staff(Bo.Address));

        Assert.Equal(new LastAdministrator(), await roll.Handle(new StaffCommand.RemoveMember(Bo.Address, "Amina says so"), new Actor.Staff(Amina.Address)));

        Assert.Null(other);
        Assert.Equal([Bo], await roll.All());
        Assert.Equal(3, (await roll.History()).Count);
    }

    [Fact]
    public async Task The_first_administrator_is_named_once_and_keeps_the_name_that_staff_gave()
    {
        using var house = new House();
        var roll = house.Get<StaffRoll>();
        await roll.EnsureAdministrator(Amina.Address);
        Assert.Null(await roll.Handle(new StaffCommand.ChangeMember(Amina, "A name"), new Actor.Staff(Amina.Address)));
        await roll.EnsureAdministrator(Amina.Address);

        Assert.Equal([Amina], await roll.All());
        Assert.Equal(2, (await roll.History()).Count);
    }

    [Fact]
    public async Task A_change_holds_at_once_here_and_within_seconds_in_another_process()
    {
        using var house = new House();
        using var beside = house.Beside();
        var (here, there) = (house.Get<StaffRoll>(), beside.Get<StaffRoll>());
        Assert.Null(await here.Handle(new StaffCommand.AppointMember(Amina, "First"), new Actor.Demo()));
        Assert.Null(await here.Handle(new StaffCommand.AppointMember(Bo, "Second"), new Actor.Demo()));
        Assert.Equal((Bo, Bo), (await here.Current(Bo.Address), await there.Current(Bo.Address)));

        Assert.Null(await here.Handle(new StaffCommand.RemoveMember(Bo.Address, "Left"), new Actor.Demo()));

        Assert.Null(await here.Current(Bo.Address));
        Assert.Equal(Bo, await there.Current(Bo.Address));
        house.Time.Now += Duration.FromTimeSpan(StaffRoll.FreshFor);
        Assert.Null(await there.Current(Bo.Address));
    }
}
