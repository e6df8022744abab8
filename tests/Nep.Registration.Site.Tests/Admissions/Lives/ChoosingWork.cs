using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Admissions.Lives;

/// <summary>From the rubric to the release: how those are chosen who take part.</summary>
internal sealed partial class StaffMemberAtWork
{
    /// <summary>A rubric of criteria with their weights, each scored from 1 to 5.</summary>
    public async Task MakeRubric(params (string Name, int Weight)[] criteria)
    {
        var fields = criteria.SelectMany((one, at) => new (string, string?)[]
        {
            ($"criteria[{at}].row", "1"), ($"criteria[{at}].key", ""), ($"criteria[{at}].name", one.Name), ($"criteria[{at}].weight", $"{one.Weight}"),
            ($"criteria[{at}].anchors", "Not shown\nA little\nClearly\nStrongly\nOthers could learn from it"),
        });
        await Do($"{life.Home}/review/rubric", "main form", "button[value=save]", [.. fields]);
    }

    public Task Seat(StaffMemberAtWork reviewer, string organizations = "") =>
        Do($"{life.Home}/review", "#seat-form", "button[value=seat]", ("address", $"{reviewer.Name.ToLowerInvariant()}@nep-center.example"), ("organizations", organizations));

    public Task OpenRound(int each) => Do($"{life.Home}/review", "#round-form", "button[value=round]", ("title", "Reading"), ("each", $"{each}"));

    public Task Draw(string seed) => Do($"{life.Home}/review", "#draw-form", "button", ("seed", seed));

    /// <summary>Scores everything that was given to them, by what stands on the page; returns what they saw.</summary>
    public async Task<IReadOnlyList<string>> Review(Func<string, int> judge, string comment = "")
    {
        var mine = (await Page($"/staff/reviews/{life.Id}")).QuerySelectorAll("[aria-labelledby=mine] tbody a").Select(link => link.GetAttribute("href")!).ToList();
        var seen = new List<string>();
        foreach (var path in mine)
        {
            var page = await Page(path);
            seen.Add(page.Says("main"));
            var scores = page.QuerySelectorAll("#score-form input[type=radio]").Select(one => one.GetAttribute("name")!).Distinct();
            await Do(path, "#score-form", "button[value=submit]", [("comment", comment), .. scores.Select(criterion => (criterion, (string?)$"{judge(seen[^1])}"))]);
        }

        return seen;
    }

    /// <summary>Steps aside from the application in which these words stand.</summary>
    public async Task StepAside(string words, string why)
    {
        foreach (var path in (await Page($"/staff/reviews/{life.Id}")).QuerySelectorAll("[aria-labelledby=mine] tbody a").Select(link => link.GetAttribute("href")!).ToList())
            if ((await Page(path)).Says("main").Contains(words, StringComparison.Ordinal)) await Do(path, "#aside-form", "button", ("reason", why));
    }

    public Task Decide(string decision, int from, int through) => Do(
        $"{life.Home}/decisions", "#along-form", "button", ("from", $"{from}"), ("through", $"{through}"), ("decision", decision), ("reason", "As the board stands"));

    public Task DecideTheRest(string decision, string note = "") =>
        Do($"{life.Home}/decisions", "#along-form", "button", ("who", "rest"), ("decision", decision), ("reason", "As the board stands"), ("note", note));

    public Task Decide(Applying who, string decision) =>
        Do($"{life.Home}/board/{who.Number}", "#decide-form", "[value=draft]", ("decision", decision), ("reason", "We met them"));

    /// <summary>One looks at the dry run and proposes it; another confirms. Nothing goes out before.</summary>
    public async Task Release(StaffMemberAtWork other)
    {
        await Do($"{life.Home}/release", "#propose-form", "button");
        Assert.Null((await Page($"{life.Home}/release")).QuerySelector("#confirm-form"));
        await other.Do($"{life.Home}/release", "#confirm-form", "button");
    }

    /// <summary>Sets a meeting with an applicant, at nine, for an hour.</summary>
    public Task Meet(Applying who, string kind, LocalDate day, StaffMemberAtWork with) => Do(
        $"{life.Home}/board/{who.Number}/visits", "#set-form", "button", ("kind", kind), ("starts", $"{day:uuuu-MM-dd}T09:00"), ("ends", $"{day:uuuu-MM-dd}T10:00"),
        ("where", "online"), ("link", "https://meet.example/visit"), ($"with.{with.Name.ToLowerInvariant()}@nep-center.example", "yes"));

    public Task Note(Applying who, int visit, string note) => Do($"/staff/visits/{life.Id}/{who.Number}/{visit}", "#note-form", "button", ("note", note));
}
