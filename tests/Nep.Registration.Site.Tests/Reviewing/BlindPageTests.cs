using System.Net;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Reviewing;

public sealed class BlindPageTests
{
    /// <summary>Blindness holds in pages, exports, file names, counts and addresses: nothing of whoever applies is anywhere.</summary>
    [Fact]
    public async Task A_reviewer_sees_nothing_anywhere_that_tells_who_applies()
    {
        await using var house = await Fellowship.Open(2);
        using var reviewer = await house.SignIn("Kofi", StaffRole.Reviewer);
        await house.Seat(2, "Kofi", "Lena");
        await house.Score(1, "Kofi", 3, 2);
        await house.Get<Discussion>().Say(Fellowship.Id, Fellowship.Number(1), $"I know {Fellowship.NameOf(1)} from Zamora1 Unified", Fellowship.AddressOf("Ines"));

        foreach (var path in new[] { "/staff", "/staff/reviews", Fellowship.Reviews, $"{Fellowship.Reviews}/{Fellowship.Number(1)}", $"{Fellowship.Reviews}/reviews.csv" })
        {
            using var answer = await reviewer.Get(path);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
            Assert.DoesNotContain("zamora", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("quilla", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Andean", text, StringComparison.Ordinal);
            Assert.DoesNotContain("zamora", $"{answer.Content.Headers.ContentDisposition}", StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("I am [hidden] and [hidden] needs this.", (await reviewer.Page($"{Fellowship.Reviews}/{Fellowship.Number(1)}")).Says("#answers ~ p"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reviewer_opens_only_what_was_given_to_them()
    {
        await using var house = await Fellowship.Open(2);
        using var reviewer = await house.SignIn("Kofi", StaffRole.Reviewer);
        using var stranger = await house.SignIn("Omar", StaffRole.Reviewer);
        await house.Seat(1, "Kofi");
        await house.Score(1, "Kofi", 3, 2);

        Assert.Equal(HttpStatusCode.NotFound, await Status(reviewer, $"{Fellowship.Reviews}/{Fellowship.Number(2)}"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(stranger, $"{Fellowship.Reviews}/{Fellowship.Number(1)}"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(stranger, Fellowship.Reviews));
    }

    [Fact]
    public async Task Stepping_aside_without_a_reason_asks_for_it_and_loses_no_score()
    {
        await using var house = await Fellowship.Open(1);
        using var reviewer = await house.SignIn("Kofi", StaffRole.Reviewer);
        await house.Seat(1, "Kofi");
        await house.Score(1, "Kofi", 3, 2);
        using var asked = await reviewer.Send(await reviewer.Page($"{Fellowship.Reviews}/{Fellowship.Number(1)}"), "#aside-form", "button");
        var page = await Visitor.Read(asked);
        Assert.Contains("In a few words: ", page.Says("#errors"), StringComparison.Ordinal);
        Assert.Equal(["3", "2"], page.QuerySelectorAll("#score-form input[type=radio][checked]").Select(one => one.GetAttribute("value")));
    }

    [Fact]
    public async Task A_review_is_scored_by_its_anchors_and_a_stale_tab_never_overwrites_it()
    {
        await using var house = await Fellowship.Open(1);
        using var reviewer = await house.SignIn("Kofi", StaffRole.Reviewer);
        await house.Seat(1, "Kofi");
        using (await reviewer.Send(await reviewer.Page(Fellowship.Reviews), "#free + ul form", "button")) { }
        var (path, stale) = ($"{Fellowship.Reviews}/{Fellowship.Number(1)}", await reviewer.Page($"{Fellowship.Reviews}/{Fellowship.Number(1)}"));

        using var half = await reviewer.Send(await reviewer.Page(path), "#score-form", "[value=submit]", ("score.experience", "2"));
        Assert.Contains("Please choose a score", (await Visitor.Read(half)).Says("#errors"), StringComparison.Ordinal);
        using var whole = await reviewer.Send(await reviewer.Page(path), "#score-form", "[value=submit]", ("score.experience", "2"), ("score.commitment", "3"), ("comment", "Clear"));
        using var late = await reviewer.Send(stale, "#score-form", "[value=submit]", ("score.experience", "1"), ("score.commitment", "1"));

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity), (whole.StatusCode, late.StatusCode));
        Assert.Contains("saved somewhere else", (await Visitor.Read(late)).Says("#errors"), StringComparison.Ordinal);
        Assert.Equal([new Score("experience", 2), new Score("commitment", 3)], (await house.Get<ReviewDesk>().Find(Fellowship.Id, 1, Fellowship.Number(1), Fellowship.AddressOf("Kofi")))!.Scores);
    }

    [Fact]
    public async Task Who_names_their_district_is_never_offered_one_of_it()
    {
        await using var house = await Fellowship.Open(2);
        using var reviewer = await house.SignIn("Kofi", StaffRole.Reviewer);
        await house.Seat(1, "Kofi");

        using (await reviewer.Send(await reviewer.Page(Fellowship.Reviews), "#me-form", "button", ("organizations", "Zamora2 USD"))) { }

        Assert.Equal([Fellowship.Number(1).Short], (await reviewer.Page(Fellowship.Reviews)).QuerySelectorAll("#free + ul li > span").Select(one => one.TextContent));
        Assert.IsType<ReviewerHasConflict>(await house.Get<ReviewDesk>().Assign(Fellowship.Id, 1, Fellowship.Number(2), Fellowship.AddressOf("Kofi"), AssignedBy.Staff, new Actor.Demo()));
    }

    [Fact]
    public async Task A_conflict_declared_after_scoring_takes_the_score_out_of_the_board_and_is_logged()
    {
        await using var house = await Fellowship.Open(2);
        using var staff = await house.SignIn("Ines", StaffRole.Registrar);
        using var reviewer = await house.SignIn("Kofi", StaffRole.Reviewer);
        await house.Seat(2, "Kofi", "Lena");
        await house.Score(1, "Kofi", 3, 3);
        await house.Score(1, "Lena", 1, 1);
        await house.Score(2, "Lena", 2, 2);
        Assert.Equal([Fellowship.NameOf(1), Fellowship.NameOf(2)], await Ranked(staff));

        using (await reviewer.Send(await reviewer.Page($"{Fellowship.Reviews}/{Fellowship.Number(1)}"), "#aside-form", "button", ("reason", "We worked together"))) { }

        Assert.Equal([Fellowship.NameOf(2), Fellowship.NameOf(1)], await Ranked(staff));
        var log = (await staff.Page($"{Fellowship.Home}/board/{Fellowship.Number(1)}")).Says("main");
        Assert.Contains("Stepped aside for a conflict of interest", log, StringComparison.Ordinal);
        Assert.Contains("No longer counted: Experience 3, Commitment 3", log, StringComparison.Ordinal);
    }

    private static async Task<string[]> Ranked(Visitor staff) =>
        [.. (await staff.Page(Fellowship.Home + "/board?sort=raw")).QuerySelectorAll("tbody th a").Select(link => link.TextContent)];

    private static async Task<HttpStatusCode> Status(Visitor visitor, string path)
    {
        using var answer = await visitor.Get(path);
        return answer.StatusCode;
    }
}
