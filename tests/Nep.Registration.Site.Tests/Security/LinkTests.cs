using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Links;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Security;

/// <summary>Capability links: each opens one thing, to whoever has it, for as long as it should.</summary>
public sealed class LinkTests
{
    [Fact]
    public async Task A_link_of_one_kind_opens_nothing_of_another_kind()
    {
        await using var institute = await Institute.Open();
        await institute.Pay(await institute.Hold());
        var state = Assert.Single(await institute.Registrations());
        var links = institute.Site.Services.GetRequiredService<SiteLinks>();
        var first = new ParticipantNumber(1);
        Uri[] all =
        [
            links.Manage(Institute.Id, state.Id), links.Ticket(Institute.Id, state.Id, first, 0), links.Seat(Institute.Id, state.Id, first, 0), links.Unsubscribe(App.Letters.ReaderId.Of(state.Registrar.Email)),
            links.Record(App.Letters.ReaderId.Of(state.Registrar.Email)), links.Application(Institute.Id, ApplicationId.Parse($"{state.Id}")), links.TeamMember(Institute.Id, ApplicationId.Parse($"{state.Id}"), first, 0),
            links.Reference(Institute.Id, ApplicationId.Parse($"{state.Id}"), first, 0),
        ];
        var secrets = all.Select(link => link.Segments[^1]).ToList();

        Assert.Equal(secrets.Count, secrets.Distinct(StringComparer.Ordinal).Count());
        Assert.All(secrets, secret => Assert.Equal(26, secret.Length));
        foreach (var link in all)
            foreach (var secret in secrets.Where(secret => secret != link.Segments[^1]))
            {
                using var answer = await institute.Visitor.Get(link.AbsolutePath[..^26] + secret);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }
    }

    [Fact]
    public async Task A_link_of_one_registration_opens_no_other_registration_or_offering()
    {
        await using var institute = await Institute.Open();
        var one = await institute.Hold();
        using var second = institute.Site.NewVisitor();
        var other = OfferingId.Parse("another-institute");
        await institute.Site.Publish(other, Institute.Details);
        var state = Assert.Single(await institute.Registrations());

        foreach (var path in new[] { one.Replace($"{Institute.Id}", $"{other}", StringComparison.Ordinal), one.Replace($"{state.Id}", "0000000000000001", StringComparison.Ordinal) })
        {
            using var answer = await second.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    /// <summary>Nothing of a link is in the store, so that a copy of the database opens none.</summary>
    [Fact]
    public async Task The_ticket_of_whoever_was_replaced_opens_nothing_any_more()
    {
        await using var institute = await Institute.Open();
        await institute.Pay(await institute.Hold());
        var state = Assert.Single(await institute.Registrations());
        var links = institute.Site.Services.GetRequiredService<SiteLinks>();
        var ticket = links.Ticket(Institute.Id, state.Id, new ParticipantNumber(1), 0).AbsolutePath;
        Assert.Equal(HttpStatusCode.OK, (await institute.Visitor.Get(ticket)).StatusCode);

        using var changed = await institute.Visitor.Send(
            await institute.Visitor.Page(links.Manage(Institute.Id, state.Id, "/people/1").AbsolutePath), "main form", "button",
            ("people[0].name", "Malik Thompson"), ("people[0].email", "malik@lakeview.example"), ("people[0].answers.role", "Coach"));
        using var gone = await institute.Visitor.Get(ticket);

        Assert.Equal("Malik Thompson", Assert.Single(await institute.Registrations()).Participants[0].Person.Name);
        Assert.NotEqual(HttpStatusCode.OK, gone.StatusCode);
    }

    [Fact]
    public async Task Guessing_is_hopeless_and_every_guess_has_the_same_answer()
    {
        await using var institute = await Institute.Open();
        var manage = await institute.Hold();
        var answers = new HashSet<string>(StringComparer.Ordinal);
        var chance = new Random(11);
        for (var guess = 0; guess < 200; guess++)
        {
            var bytes = new byte[17];
            chance.NextBytes(bytes);
            using var answer = await institute.Visitor.Get(manage[..^26] + Ids.ToBase32(bytes, 26));
            answers.Add($"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }

        using var unknown = await institute.Visitor.Get($"/registrations/{Institute.Id}/0000000000000001/{manage[^26..]}");
        answers.Add($"{unknown.StatusCode} {await unknown.Content.ReadAsStringAsync()}");
        Assert.StartsWith("NotFound", Assert.Single(answers), StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_changes_its_key_still_opens_what_the_old_key_made_and_nothing_of_a_third()
    {
        var (old, now, foreign) = (new byte[32], Enumerable.Repeat((byte)1, 32).ToArray(), Enumerable.Repeat((byte)2, 32).ToArray());
        var both = new LinkSecrets(now, old);

        Assert.True(both.IsGood(new LinkSecrets(old).Make("manage", "a", "b"), "manage", "a", "b"));
        Assert.Equal(new LinkSecrets(now).Make("manage", "a", "b"), both.Make("manage", "a", "b"));
        Assert.False(both.IsGood(new LinkSecrets(foreign).Make("manage", "a", "b"), "manage", "a", "b"));
        Assert.False(both.IsGood(null, "manage", "a", "b"));
    }
}
