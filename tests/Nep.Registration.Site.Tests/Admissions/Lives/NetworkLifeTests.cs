using Nep.Registration.App.Staff;
using Nep.Registration.App.Tests;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Admissions.Lives;

public sealed class NetworkLifeTests
{
    [Fact]
    public async Task Sample_program_7_lives_three_years_from_the_interest_form_to_the_last_certificate()
    {
        await using var life = await Life.Of(Programs.Network);
        var (ines, omar) = (await life.Staff("Ines", StaffRole.Registrar), await life.Staff("Omar", StaffRole.Registrar));
        var harbor = await Apply(life, "Hana Reyes", "Harbor Unified", "Theo Park", "Stella Cruz", "Pat Moore");
        var river = await Apply(life, "Rob Stone", "River Unified", "Tess Young", "Sid Ames", "Paz Ibarra");

        await life.GoTo(2027, 3, 10);
        await ines.Meet(harbor, "Interview", new LocalDate(2027, 3, 16), omar);
        await ines.Meet(river, "Interview", new LocalDate(2027, 3, 17), omar);
        await ines.Meet(harbor, "SiteVisit", new LocalDate(2027, 4, 6), ines);
        await life.GoTo(2027, 3, 18);
        await omar.Note(harbor, 1, "The students spoke first.");

        await life.GoTo(2027, 4, 1); // a student leaves before the site visit: the quorum is looked at again
        await life.SaysNo("Stella Cruz", "I graduate early");
        Assert.Contains("The team lacks someone", (await ines.Page($"{life.Home}/applications/{harbor.Number}")).Says("main"), StringComparison.Ordinal);
        await harbor.Replace(3, "Skye Dunn", "student", "Stella graduates early");
        await life.SaysYes("Skye Dunn");
        Assert.DoesNotContain("The team lacks someone", (await ines.Page($"{life.Home}/applications/{harbor.Number}")).Says("main"), StringComparison.Ordinal);

        await life.GoTo(2027, 4, 26);
        await ines.Decide(harbor, "Accept");
        await ines.DecideTheRest("Decline", "We would like to see your board’s view first.");
        await ines.Release(omar);
        await harbor.Accept();
        Assert.Equal(["Hana Reyes", "Theo Park", "Skye Dunn", "Pat Moore"], (await harbor.Seats()).Select(one => one.Person.Name));

        await PayYear(life, harbor, 2027);
        await FirstYear(ines, harbor);
        await ines.PutIn(harbor, "Skye Dunn", "Sage Bell"); // Skye has graduated
        await PayYear(life, harbor, 2028);
        await SecondYear(life, ines, harbor);
        await ines.PutIn(harbor, "Hana Reyes", "Hugo Lam"); // a new superintendent
        await PayYear(life, harbor, 2029);
        for (var session = 12; session <= 16; session++) await ines.Hold(session);
        await life.GoTo(2030, 6, 1);

        Assert.Contains("Theo Park", await life.Certificate("Theo Park"), StringComparison.Ordinal);
        Approved.Match($"{await Outcome.Of(life)}\n{string.Join('\n', await ines.Hours())}\n\n{Outcome.Plain(await ines.Csv($"{life.Home}/export/coaching.csv"))}", "Lives/network.txt");
    }

    [Fact]
    public async Task A_district_that_withdraws_in_year_two_is_asked_for_nothing_more_and_keeps_its_history()
    {
        await using var life = await Life.Of(Programs.Network);
        var (ines, omar) = (await life.Staff("Ines", StaffRole.Registrar), await life.Staff("Omar", StaffRole.Registrar));
        var harbor = await Apply(life, "Hana Reyes", "Harbor Unified", "Theo Park", "Skye Dunn", "Pat Moore");
        await ines.DecideTheRest("Accept");
        await ines.Release(omar);
        await harbor.Accept();
        await PayYear(life, harbor, 2027);
        for (var session = 1; session <= 6; session++) await ines.Hold(session);

        await ines.Do($"{life.Home}/registrations/{await harbor.Registration()}/cancel", "form:has([name=refund])", "button", ("refund", "policy"), ("reason", "The district leaves the network"));
        var earned = await life.Browser("Theo Park").Page(await life.LinkTo(Life.Mailbox("Theo Park"), "/attendance"));
        Assert.Contains("Theo Park took part in", earned.Says("main"), StringComparison.Ordinal);
        Assert.Contains("Theo Park left the program on", earned.Says("main"), StringComparison.Ordinal);
        Assert.Equal(6, earned.QuerySelectorAll("tbody tr").Length);
        await life.GoTo(2030, 6, 1);

        Assert.Equal(ApplicationStatus.Withdrawn, (await harbor.State()).Status);
        Approved.Match(await Outcome.Of(life), "Lives/network-withdrawn.txt");
        Assert.Contains("The district leaves the network", (await ines.Page($"{life.Home}/registrations/{await harbor.Registration()}")).Says("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sponsor_takes_over_in_year_two_and_its_invoices_are_made_out_to_it()
    {
        await using var life = await Life.Of(Programs.Network);
        var (ines, omar) = (await life.Staff("Ines", StaffRole.Registrar), await life.Staff("Omar", StaffRole.Registrar));
        var harbor = await Apply(life, "Hana Reyes", "Harbor Unified", "Theo Park", "Skye Dunn", "Pat Moore");
        await ines.DecideTheRest("Accept");
        await ines.Release(omar);
        await harbor.Accept();
        await PayYear(life, harbor, 2027);
        var place = $"{life.Home}/registrations/{await harbor.Registration()}";

        await ines.Do($"{place}/sponsor", "main form", "button[value=sponsor]", ("sponsor.name", "Harbor Foundation"), ("sponsor.email", "grants@harbor.example"), ("sponsor.address", "1 Pier Road\nOakland"), ("reason", "They offered"));
        await life.GoTo(2028, 8, 10);

        var page = await ines.Page(place);
        Assert.Contains("Harbor Foundation pays from part 2 on", page.Says("main"), StringComparison.Ordinal);
        string Invoice(int part) => page.QuerySelectorAll("a[href*='/documents/INV-']").Select(link => link.GetAttribute("href")!).Single(link => link.EndsWith($"-{part}", StringComparison.Ordinal));
        var (first, second) = ((await ines.Page(Invoice(1))).Says(".paper"), (await ines.Page(Invoice(2))).Says(".paper"));
        Assert.DoesNotContain("Harbor Foundation", first, StringComparison.Ordinal);
        Assert.Contains("Harbor Foundation", second, StringComparison.Ordinal);
        Assert.Contains("For Hana Reyes", second, StringComparison.Ordinal);
        Assert.Contains("Harbor Foundation pays this", await harbor.RegistrationSays(), StringComparison.Ordinal);
        await life.GoTo(2028, 9, 20);
        Assert.DoesNotContain(await life.MailTo(Life.Mailbox("Hana Reyes")), mail => mail.Kind is "PartReminder" or "PartOverdue" && mail.Text.Contains("2028", StringComparison.Ordinal));
    }

    private static async Task PayYear(Life life, Applying harbor, int year)
    {
        await life.GoTo(year, 8, 25);
        await harbor.Pay();
    }

    /// <summary>Four convenings and two site visits; 90 of the 100 hours, then more than are left, which needs a reason.</summary>
    private static async Task FirstYear(StaffMemberAtWork ines, Applying harbor)
    {
        for (var session = 1; session <= 3; session++) await ines.Hold(session);
        for (var day = 1; day <= 6; day++) await ines.Coach(harbor, new LocalDate(2027, 10, day), 10 * 60, "Listening to students");
        for (var session = 4; session <= 6; session++) await ines.Hold(session, missing: session == 5 ? ["Skye Dunn"] : []);
        for (var day = 20; day <= 22; day++) await ines.Coach(harbor, new LocalDate(2028, 3, day), 10 * 60, "The board’s retreat");
        Assert.Contains("10 hours left", await ines.CoachingOf(harbor), StringComparison.Ordinal);
        await ines.Coach(harbor, new LocalDate(2028, 4, 11), 12 * 60, "A crisis", beyond: "The Center agreed");
    }

    /// <summary>Retreat, convening, year end; the hours of coaching begin anew.</summary>
    private static async Task SecondYear(Life life, StaffMemberAtWork ines, Applying harbor)
    {
        for (var session = 7; session <= 9; session++) await ines.Hold(session);
        Assert.Contains("0 minutes of 100 hours used", await ines.CoachingOf(harbor), StringComparison.Ordinal);
        for (var day = 14; day <= 17; day++) await ines.Coach(harbor, new LocalDate(2028, 9, day), 10 * 60, "Redesign teams");
        await ines.Hold(10);
        await ines.Hold(11);
        await life.GoTo(2029, 6, 1);
    }

    private static async Task<Applying> Apply(Life life, string name, string district, string teacher, string student, string parent)
    {
        var one = await Applying.Begin(life, name, ("applicant.district", district), ("answers.students", "4200"), ("answers.what", "How ninth grade begins"));
        await one.Answer("plan", ("who", "Those who change schools often."));
        foreach (var (member, role) in new[] { (name, "leader"), (teacher, "teacher"), (student, "student"), (parent, "parent") })
        {
            await one.Invite(member, role);
            if (member != name) await life.SaysYes(member);
        }

        await one.Send();
        return one;
    }
}
