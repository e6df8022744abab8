using System.Text;
using Nep.Registration.App.Letters;
using Nep.Registration.App.People;
using Nep.Registration.App.Staff;
using Nep.Registration.Local.Storage;
using Nep.Registration.Site.Tests.Admissions.Lives;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Admissions;

/// <summary>What is kept about someone who applied: handed over whole, merged without loss, and erased from every row and file.</summary>
public sealed class ErasingTests
{
    private static readonly string[] Planted = ["Ana", "Quilla", "ana.quilla", "zwiebel", "Quilla Unified", "%PDF-1.7 quilla"];

    [Fact]
    public async Task Erasing_someone_who_applied_leaves_nothing_of_them_in_any_row_or_file()
    {
        await using var life = await Life.Of(Programs.Fellowship);
        var (admin, ines, kofi) = (await life.Staff("Admin"), await life.Staff("Ines", StaffRole.Registrar), await life.Staff("Kofi", StaffRole.Reviewer));
        var other = await Applying.Begin(life, "Ben Cole"); // never sends it, so that nobody writes about him
        await other.Answer("statement", ("why", "Nothing of anyone else."));
        var ana = await Apply(life, "Ana Quilla", "Ruth Okafor", "I, Ana Quilla, plant zwiebel.");
        await life.GivesReference("Ruth Okafor", ana, ("strength", "Ana Quilla grows zwiebel"));
        await Review(ines, kofi, ana);
        var hers = await Erasure(admin, "ana.quilla@west.example");
        Assert.Contains("not over", hers, StringComparison.Ordinal);

        await ines.DecideTheRest("Alternate", "Dear zwiebel");
        await ines.Release(await life.Staff("Omar", StaffRole.Registrar));
        await ana.Withdraw("No zwiebel this year");
        Assert.NotEmpty(await Traces(life));
        await admin.Do(Person("ana.quilla@west.example", "/erase"), "form.readable", "button", ("reason", "Asked by letter"), ("sure", "yes"));

        Assert.Empty(await Traces(life));
        Assert.Equal("Ben Cole", (await other.State()).Applicant.Name);
        Assert.Equal("Nothing of anyone else.", (await other.State()).Answers[0].Text);
        Assert.Contains("Withdrawn", (await ines.Page($"{life.Home}/applications/{ana.Number}")).Says("main"), StringComparison.Ordinal);
        Assert.Contains("Erased person", (await ines.Page($"{life.Home}/applications")).Says("tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_referee_and_a_member_of_a_team_are_erased_and_the_application_stays()
    {
        await using var life = await Life.Of(Programs.Fellowship);
        var (admin, ines, omar) = (await life.Staff("Admin"), await life.Staff("Ines", StaffRole.Registrar), await life.Staff("Omar", StaffRole.Registrar));
        var ben = await Apply(life, "Ben Cole", "Ana Quilla", "Why I come.");
        await life.GivesReference("Ana Quilla", ben, ("strength", "Listens"));
        await ines.DecideTheRest("Decline");
        await ines.Release(omar);
        await admin.Do(Person("ana.quilla@west.example", "/erase"), "form.readable", "button", ("reason", "Asked by letter"), ("sure", "yes"));
        Assert.Empty(await Traces(life));
        Assert.Equal(("Why I come.", "Erased person"), ((await ben.State()).Answers[0].Text, (await ben.State()).Referees[0].Person.Name));
    }

    [Fact]
    public async Task All_that_is_kept_about_an_applicant_is_handed_over_in_one_file()
    {
        await using var life = await Life.Of(Programs.Fellowship);
        var (ines, kofi) = (await life.Staff("Ines", StaffRole.Registrar), await life.Staff("Kofi", StaffRole.Reviewer));
        var ana = await Apply(life, "Ana Quilla", "Ruth Okafor", "I plant zwiebel.");
        await Review(ines, kofi, ana);
        var file = await ines.Text(Person("ana.quilla@west.example", "/record.json"));
        foreach (var kept in new[] { "I plant zwiebel.", "Speaks of zwiebel", "ApplicationReceipt", "Leading for Equity Fellowship" }) Assert.Contains(kept, file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merging_two_who_are_one_loses_no_application_no_reference_and_no_review()
    {
        await using var life = await Life.Of(Programs.Fellowship);
        var (ines, kofi) = (await life.Staff("Ines", StaffRole.Registrar), await life.Staff("Kofi", StaffRole.Reviewer));
        var ana = await Apply(life, "Ana Quilla", "Ruth Okafor", "I plant zwiebel.");
        await life.GivesReference("Ruth Okafor", ana, ("strength", "Listens"));
        await Review(ines, kofi, ana);
        var (before, board) = (await ana.State(), (await ines.Page($"{life.Home}/board/{ana.Number}")).Says("main"));

        await ines.Do(Person("ana.quilla@west.example", "/merge"), "form.readable", "button", ("name", "Anna Quilla"), ("email", "anna@east.example"), ("reason", "She says so"));

        var after = await ana.State();
        Assert.Equal(before with { Applicant = before.Applicant with { Name = "Anna Quilla", Email = EmailAddress.Parse("anna@east.example") } }, after);
        Assert.Equal(board.Replace("Ana Quilla", "Anna Quilla", StringComparison.Ordinal), (await ines.Page($"{life.Home}/board/{ana.Number}")).Says("main"));
        Assert.Null(await life.Get<PeopleList>().Find(ReaderId.Of(EmailAddress.Parse("ana.quilla@west.example"))));
        Assert.Contains("She says so", (await ines.Page($"{life.Home}/applications/{ana.Number}")).Says("main"), StringComparison.Ordinal);
    }

    private static async Task<Applying> Apply(Life life, string name, string referee, string why)
    {
        var one = await Applying.Begin(life, name, ("applicant.organization", $"{name.Split(' ')[1]} School"), ("applicant.district", $"{name.Split(' ')[1]} Unified"));
        await one.Answer("statement", ("why", why));
        await one.Attach("statement", "resume", $"{name}.pdf", $"%PDF-1.7 {name.Split(' ')[1].ToLowerInvariant()}");
        await one.NameReferee(referee, "My principal");
        await one.Send();
        return one;
    }

    private static async Task Review(StaffMemberAtWork ines, StaffMemberAtWork kofi, Applying ana)
    {
        await ines.MakeRubric(("Practice", 100));
        await ines.Seat(kofi);
        await ines.OpenRound(1);
        await ines.Draw("7 12 33");
        await kofi.Review(_ => 3, "Speaks of zwiebel");
        await ines.Meet(ana, "Interview", new LocalDate(2027, 2, 16), ines);
        await ines.Note(ana, 1, "Ana Quilla brought zwiebel");
    }

    private static string Person(string address, string more) => $"/staff/people/{ReaderId.Of(EmailAddress.Parse(address))}{more}";

    private static Task<string> Erasure(StaffMemberAtWork admin, string address) =>
        admin.Refused(Person(address, "/erase"), "form.readable", "button", ("reason", "Asked by letter"), ("sure", "yes"));

    /// <summary>Where in the whole store, rows and files, one of the planted words stands: every row of the database, without the port that the product reads by.</summary>
    private static async Task<IReadOnlyList<string>> Traces(Life life)
    {
        await life.Site.Rest();
        using var database = Connection.Open(Path.Combine(life.Site.Folder, "registration.db"));
        using var rows = database.Prepare("SELECT partition, key, value FROM rows");
        var traces = new List<string>();
        while (rows.Step())
        {
            var row = $"{rows.TextAt(0)} {rows.TextAt(1)} {Encoding.UTF8.GetString(rows.BytesAt(2))}";
            traces.AddRange(Planted.Where(word => row.Contains(word, StringComparison.Ordinal)).Select(word => $"{word}: {row[..Math.Min(row.Length, 300)]}"));
        }

        return traces;
    }
}
