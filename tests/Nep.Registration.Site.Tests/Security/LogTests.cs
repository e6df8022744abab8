using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nep.Registration.App.Connections;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Site.Tests.Participants;
using Nep.Registration.Site.Tests.Staff;

namespace Nep.Registration.Site.Tests.Security;

/// <summary>What is written down while people live with the site: who did what, by ids, and nothing of anybody.</summary>
public sealed class LogTests
{
    private const string Card = "4111111111111111";

    [Fact]
    public async Task A_whole_life_leaves_no_name_address_link_key_or_card_in_any_line_of_the_log()
    {
        var lines = new Lines();
        await using var site = await SiteFixture.Open(adjust: lines.Listen);
        await site.Publish(Institute.Id, Institute.Details);
        using var visitor = site.NewVisitor();
        using var review = await visitor.Send(
            await visitor.Page(Institute.Register), Institute.Form, "button[value=review]",
            ("people[0].name", "Plantagenet Quux"), ("people[0].email", "plantagenet@quux.example"), ("people[0].answers.role", "Teacher"), ("people[0].answers.access", $"Card {Card}"));
        using var placed = await visitor.Send(await Visitor.Read(review), Institute.Form, "button[value=place]", ("terms", Institute.Details.TermsVersion));
        var manage = placed.Headers.Location!.ToString();
        using var toCheckout = await visitor.Send(await visitor.Page(manage), "form[action$='/pay']", null);
        using var paid = await visitor.Send(await visitor.Page(toCheckout.Headers.Location!.ToString()), "main form", "button[value=pay]");
        await site.Travel(Duration.FromDays(1));
        using var wrong = await visitor.Get(manage[..^1] + "?email=plantagenet@quux.example");
        using var cancelled = await visitor.Send(await visitor.Page(manage + "/cancel"), "main form", "button", ("reason", "Plantagenet moved"));
        var link = await new StaffDoor(site).Link(StaffRole.Registrar);
        using var asked = await visitor.Send(await visitor.Page("/staff/sign-in"), "main form", null, ("mail", "registrar@nep-center.example"));
        using var signedIn = await visitor.Send(await visitor.Page(link), "main form", "button");
        using var found = await visitor.Get("/staff/people?q=plantagenet");
        using var refused = await visitor.Get("/staff/members");
        var key = (await site.Services.GetRequiredService<ApiKeyRing>().Make("District", [ApiScope.Read], null, "A test needs one.", new Actor.Demo())).Secret!.Value;
        visitor.Client.DefaultRequestHeaders.Authorization = new("Bearer", $"{key}");
        using var read = await visitor.Get($"/api/v1/offerings/{Institute.Id}/registrations");
        await site.Services.GetRequiredService<StaffDesk>().Posted();
        await site.Rest();

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (signedIn.StatusCode, read.StatusCode, wrong.StatusCode, refused.StatusCode));
        Assert.NotEmpty(lines.All);
        foreach (var secret in new[] { "Plantagenet", "Quux", "registrar@", Card, manage.Split('/')[^1], link.Split('/')[^1], $"{key}", nameof(LetterKind.Confirmation) + "@" })
            Nothing.Of(lines.All.Where(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Signing_in_and_whatever_is_refused_is_written_down_with_who_and_where()
    {
        var lines = new Lines();
        await using var site = await SiteFixture.Open(adjust: lines.Listen);
        await site.Publish(Institute.Id, Institute.Details);
        using var visitor = site.NewVisitor();
        var link = await new StaffDoor(site).Link(StaffRole.Facilitator);
        using var asked = await visitor.Send(await visitor.Page("/staff/sign-in"), "main form", null, ("mail", "facilitator@nep-center.example"));
        using var signedIn = await visitor.Send(await visitor.Page(link), "main form", "button");
        using var other = site.NewVisitor();
        using var again = await other.Send(await other.Page(link), "main form", "button");
        using var refused = await visitor.Get("/staff/members");
        using var forged = await visitor.Post("/staff/sign-out", [new("_token", "forged")]);
        using var guessed = await visitor.Get($"/registrations/{Institute.Id}/0000000000000001/00000000000000000000000000");
        using var keyless = await visitor.Get("/api/v1/offerings");
        using var left = await visitor.Send(await visitor.Page("/staff/sign-out"), "main form", "button");
        var reader = App.Letters.ReaderId.Of(EmailAddress.Parse("facilitator@nep-center.example"));

        Assert.Equal(
            [
                $"A sign-in link was asked for as {reader}", $"{reader} signed in by a mailed link", "A sign-in link was refused: unknown, used or too old",
                $"GET /staff/members/ was refused to {reader}: 403", "/staff/sign-out was posted without a good form token",
                "/registrations/{offering}/{registration}/{secret}/ was asked for with a link that opens nothing", $"GET /api/v1/offerings/ was refused to {reader}: 401", $"{reader} signed out, everywhere: False",
            ],
            lines.All.Where(line => line.StartsWith("Nep.Registration.Security ", StringComparison.Ordinal)).Select(line => line["Nep.Registration.Security ".Length..]));
    }

    private sealed class Lines : ILoggerProvider
    {
        private readonly ConcurrentQueue<string> lines = new();

        public IReadOnlyList<string> All => [.. lines];

        /// <summary>As an operator would who looks for a fault: everything that the host lets be asked for.</summary>
        public void Listen(WebApplicationBuilder builder) => builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(this);

        public ILogger CreateLogger(string categoryName) => new Line(this, categoryName);

        public void Dispose()
        {
        }

        private sealed class Line(Lines to, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                to.lines.Enqueue($"{category} {formatter(state, exception)}{(exception is null ? "" : $" {exception}")}");
        }
    }
}
