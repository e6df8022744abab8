using System.Text;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Admissions.Visiting;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;

namespace Nep.Registration.App.Tests.Reviewing;

public class VisitTests
{
    private static readonly LocalDateTime Nine = new(2027, 1, 25, 9, 0);
    private static readonly Zone Central = Zone.Parse("America/Chicago");
    private static readonly Place Online = new Place.Online("https://meet.example/1");

    [Fact]
    public async Task The_calendar_file_of_a_moved_interview_has_the_same_uid_and_a_higher_sequence_and_prints_its_zone()
    {
        using var house = new House();
        await house.Apply(1);
        await Do(house, Set);
        await Do(house, new MoveVisit(1, 0, Nine.PlusDays(1), Nine.PlusDays(1).PlusHours(1), Central, Online, "Snow"));
        await Do(house, new CallOffVisit(1, "Ill"));

        var files = house.Post.Taken.Where(mail => mail.To.ToString() == "person1@west1.example" && mail.Kind.StartsWith("Visit", StringComparison.Ordinal)).ToList();
        Assert.Equal(["VisitSet", "VisitMoved", "VisitOff"], files.Select(mail => mail.Kind));
        Assert.Equal(["0 CONFIRMED", "1 CONFIRMED", "2 CANCELLED"], files.Select(mail => $"{Line(mail, "SEQUENCE:")} {Line(mail, "STATUS:")}"));
        Assert.Single(files.Select(mail => Line(mail, "UID:")).Distinct());
        Assert.Equal("20270126T090000", Line(files[1], "DTSTART;TZID=America/Chicago:"));
        Assert.Equal(3, house.Post.Taken.Count(mail => mail.Kind == "InterviewerNotice" && mail.To.ToString() == "kofi@nep.example"));
    }

    [Fact]
    public async Task Setting_an_interview_survives_a_crash_anywhere() => Assert.NotEqual(0, await EveryCrash.In(house => house.Apply(1), house => Do(house, Set)));

    [Fact]
    public async Task Moving_an_interview_survives_a_crash_anywhere() => Assert.NotEqual(0, await EveryCrash.In(
        async house =>
        {
            await house.Apply(1);
            await Do(house, Set);
        },
        house => Do(house, new MoveVisit(1, 0, Nine.PlusDays(1), Nine.PlusDays(1).PlusHours(1), Central, Online, "Snow"))));

    [Fact]
    public async Task Each_who_comes_keeps_notes_of_their_own_and_a_stale_tab_never_overwrites_them()
    {
        using var house = new House();
        await house.Apply(1);
        var notes = house.Get<VisitNotes>();
        Assert.Null(await notes.Save(Desk.Id, Panelists.Number(1), 1, Panelists.Kofi.Address, 0, "Listens well"));
        Assert.Null(await notes.Save(Desk.Id, Panelists.Number(1), 1, Panelists.Ines.Address, 0, "Clear plan"));
        Assert.IsType<VisitChangedMeanwhile>(await notes.Save(Desk.Id, Panelists.Number(1), 1, Panelists.Kofi.Address, 0, "Other"));
        Assert.Equal(["Clear plan", "Listens well"], (await notes.Of(Desk.Id, Panelists.Number(1), 1)).Select(note => note.Text));
    }

    private static ScheduleVisit Set => new(1, VisitKind.Interview, Nine, Nine.PlusHours(1), Central, Online, [new Interviewer("Kofi", Panelists.Kofi.Address)]);

    /// <summary>After a crash the same is asked again, and may have been done.</summary>
    private static async Task Do(House house, ApplicationCommand command)
    {
        var filed = await house.Get<ApplicationDesk>().Handle(await house.Offering(Desk.Id), Panelists.Number(1), command, Panelists.Ines);
        Assert.True(filed is ApplicationFiled.Done or ApplicationFiled.Refused(VisitChangedMeanwhile), $"{filed}");
        await house.Follow();
    }

    private static string Line(Ports.Mail mail, string name) =>
        Encoding.UTF8.GetString(mail.Attachments[0].Content).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n").First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..];
}
