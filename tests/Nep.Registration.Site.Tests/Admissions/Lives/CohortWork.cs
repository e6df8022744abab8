using AngleSharp.Dom;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Admissions.Lives;

/// <summary>What staff do while a cohort is under way: sessions, coaching, stipends, checks, and changes in who comes.</summary>
internal sealed partial class StaffMemberAtWork
{
    /// <summary>A session meets: everyone on its roster is checked in as it begins, but for those who are missing.</summary>
    public async Task Hold(int session, params string[] missing)
    {
        var offering = await life.Offering();
        var starts = offering.Zone.At(offering.Session(new SessionNumber(session))!.Starts);
        await life.Site.Travel(starts - (life.Site.Time.Now + life.Site.Machine.Moved));
        var path = $"{life.Home}/sessions/{session}/roster";
        var page = await Page(path);
        foreach (var line in page.QuerySelectorAll(".roster li"))
        {
            var who = line.QuerySelector(".roster-name")!.TextContent.Trim();
            if (missing.Contains(who)) continue;
            using var answer = await browser.Send(page, "form:has(.roster)", $"button[value='{line.QuerySelector("button[name=here]")!.GetAttribute("value")}']");
            await Taken(answer, $"{who} in session {session}");
        }
    }

    /// <summary>Everyone's hours so far, as the page has them: "Maya Ortiz: 3 hours".</summary>
    public async Task<IReadOnlyList<string>> Hours() =>
        [.. (await Page($"{life.Home}/hours")).QuerySelectorAll("tbody tr").Select(row => string.Join(" | ", row.Children.Select(cell => cell.TextContent.Trim())))];

    public async Task Coach(Applying who, LocalDate day, int minutes, string about, string beyond = "") => await Do(
        $"{life.Home}/coaching/{await who.Registration()}", "form:has([name=coach])", "[value=log]",
        ("day", $"{day:uuuu-MM-dd}"), ("minutes", $"{minutes}"), ("coach", name), ("note", about), ("beyond", beyond));

    public async Task<string> CoachingOf(Applying who) => (await Page($"{life.Home}/coaching/{await who.Registration()}")).Says("h1 + p");

    /// <summary>Pays every stipend that has been earned and not paid; returns whose.</summary>
    public async Task<IReadOnlyList<string>> PayStipends(string reference)
    {
        var rows = (await Page($"{life.Home}/stipends?state=ToPay")).QuerySelectorAll("tbody tr").ToList();
        foreach (var row in rows) await Do(row.QuerySelector("a")!.GetAttribute("href")!, "main form", "[value=pay]", ("reference", reference));
        return [.. rows.Select(row => row.QuerySelector("th")!.TextContent.Trim())];
    }

    /// <summary>Someone else has the place from now on.</summary>
    public async Task PutIn(Applying team, string whose, string successor)
    {
        var registration = await team.Registration();
        var number = (await team.Seats()).Single(one => one.Person.Name == whose).Number;
        await Do($"{life.Home}/registrations/{registration}/people/{number}", "main form", "button", ("name", successor), ("email", Life.Mailbox(successor)));
    }
}
