using System.Net;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Reviewing;

public sealed class VisitPageTests
{
    private static string Visits => $"{Fellowship.Home}/board/{Fellowship.Number(1)}/visits";

    private static string Notes => $"/staff/visits/{Fellowship.Id}/{Fellowship.Number(1)}/1";

    [Fact]
    public async Task Staff_set_an_interview_move_it_and_call_it_off_and_whoever_holds_it_writes_notes()
    {
        await using var house = await Fellowship.Open(1);
        using var ines = await house.SignIn("Ines", StaffRole.Registrar);
        using var kofi = await house.SignIn("Kofi", StaffRole.Reviewer);
        using var lena = await house.SignIn("Lena", StaffRole.Reviewer);

        using var nobody = await Set(ines);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.StatusCode);
        using var set = await Set(ines, ($"with.{Fellowship.AddressOf("Kofi")}", "yes"));
        Assert.Equal(HttpStatusCode.SeeOther, set.StatusCode);
        Assert.Contains("9:00 AM to 10:00 AM, America/Chicago time", (await ines.Page(Visits)).Says(), StringComparison.Ordinal);

        using var noted = await kofi.Send(await kofi.Page(Notes), "#note-form", "button", ("note", "Listens well"));
        Assert.Equal(HttpStatusCode.SeeOther, noted.StatusCode);
        Assert.Contains("Listens well", (await ines.Page(Notes)).Says(), StringComparison.Ordinal);
        using var stranger = await lena.Get(Notes);
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);

        using var moved = await ines.Send(await ines.Page(Visits), "#change-1", "[value=move]", ("starts", "2027-01-13T09:00"), ("ends", "2027-01-13T10:00"), ("reason", "Snow"));
        using var off = await ines.Send(await ines.Page(Visits), "#change-1", "[value=off]", ("reason", "Ill"));
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (moved.StatusCode, off.StatusCode));
        Assert.Contains("Called off", (await ines.Page(Visits)).Says(), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> Set(Visitor ines, params (string, string?)[] with) => await ines.Send(
        await ines.Page(Visits), "#set-form", "button", [("starts", "2027-01-12T09:00"), ("ends", "2027-01-12T10:00"), ("zone", "America/Chicago"), ("where", "online"), ("link", "https://meet.example/1"), .. with]);
}
