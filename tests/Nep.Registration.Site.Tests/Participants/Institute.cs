using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Tests.Participants;

/// <summary>One institute on a site of its own, a visitor, and the steps that people take in it.</summary>
public sealed class Institute : IAsyncDisposable
{
    public static readonly OfferingId Id = OfferingId.Parse("coaching-for-equity-2027-03");

    /// <summary>Four Thursdays in March 2027 across the change of clocks, online, 9:00 to 12:00 in California.</summary>
    public static OfferingDetails Details { get; } = new()
    {
        Program = "Coaching for Equity",
        Title = "Coaching for Equity Institute",
        Summary = "Learn to coach.",
        Description = "Practice **together**. <script>alert(1)</script> [bad](javascript:alert(1))",
        Zone = Zone.Parse("America/Los_Angeles"),
        Sessions = [.. Enumerable.Range(0, 4).Select(week => new Session(
            new SessionNumber(week + 1), $"Session {week + 1}", new LocalDateTime(2027, 3, 4, 9, 0).PlusWeeks(week),
            new LocalDateTime(2027, 3, 4, 12, 0).PlusWeeks(week), new Place.Online($"https://meet.example.org/{week + 1}")))],
        Capacity = 5,
        Prices = new PriceList(Money.Usd(895))
        {
            Early = [new DatedPrice("Early price", Money.Usd(795), new LocalDate(2027, 2, 1))],
            Scale = new SlidingScale(Money.Usd(495), Money.Usd(895)),
            Codes = [new PriceCode("FREE", new CodeEffect.Free(), 1), new PriceCode("OLD", new CodeEffect.Free(), 1, new LocalDate(2026, 12, 31))],
        },
        Policy = new CancellationPolicy("Virtual policy", [new RefundTier(14, 100, Money.Zero), new RefundTier(0, 80, Money.Zero)], 0),
        Closes = new LocalDateTime(2027, 3, 4, 9, 0),
        Entry = new Entry.Open(3),
        Questions =
        [
            new Question("role", "What is your role?", QuestionKind.Choice, Required: true) { Choices = ["Teacher", "Coach"] },
            new Question("access", "What do you need?", QuestionKind.LongText, Sight: AnswerSight.Needs),
            new Question("photo", "You may take my photo", QuestionKind.Consent),
        ],
        Reminders = [new ReminderRule.BeforeFirstSession("30-days", 30, new LocalTime(9, 0)), new ReminderRule.BeforeEachOnlineSession("hour", 60)],
        Certificate = new CertificateRule(80),
        Contact = EmailAddress.Parse("institutes@nep-center.example"),
    };

    public const string Register = "/offerings/coaching-for-equity-2027-03/register";
    public const string Form = "form[action$='/register']";

    private Institute(SiteFixture site) => (Site, Visitor) = (site, site.NewVisitor());

    public SiteFixture Site { get; }

    public Visitor Visitor { get; }

    public static async Task<Institute> Open(OfferingDetails? details = null)
    {
        var site = await SiteFixture.Open();
        await site.Publish(Id, details ?? Details);
        return new Institute(site);
    }

    /// <summary>What a careful person types.</summary>
    public static (string Name, string? Value)[] Rosa =>
        [("people[0].name", "Rosa Delgado"), ("people[0].email", "rosa@lakeview.example"), ("people[0].answers.role", "Teacher")];

    public async Task<IHtmlDocument> Review(params (string Name, string? Value)[] more)
    {
        using var response = await Visitor.Send(await Visitor.Page(Register), Form, "button[value=review]", [.. Rosa, .. more]);
        return await Visitor.Read(response);
    }

    /// <summary>Presses "hold my seat" on a review, terms agreed.</summary>
    public Task<HttpResponseMessage> Place(IHtmlDocument review, params (string Name, string? Value)[] more) =>
        Visitor.Send(review, Form, "button[value=place]", [("terms", Details.TermsVersion), .. more]);

    /// <summary>Registers and comes to the registration's own page.</summary>
    public async Task<string> Hold(params (string Name, string? Value)[] more)
    {
        using var placed = await Place(await Review(more));
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, placed.StatusCode);
        return placed.Headers.Location!.ToString();
    }

    /// <summary>Goes from the registration's page through the test checkout and pays.</summary>
    public async Task Pay(string manage)
    {
        using var toCheckout = await Visitor.Send(await Visitor.Page(manage), "form[action$='/pay']", null);
        using var paid = await Visitor.Send(await Visitor.Page(toCheckout.Headers.Location!.ToString()), "main form", "button[value=pay]");
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, paid.StatusCode);
        await Site.Rest();
    }

    public async Task<IReadOnlyList<RegistrationState>> Registrations(OfferingId? of = null)
    {
        var all = new List<RegistrationState>();
        await foreach (var state in Site.Services.GetRequiredService<RegistrationDrawer>().All(of ?? Id)) all.Add(state);
        return all;
    }

    public async ValueTask DisposeAsync()
    {
        Visitor.Dispose();
        await Site.DisposeAsync();
    }
}

internal static class Reading
{
    /// <summary>What a page says, piece by piece, with its white space made plain.</summary>
    public static string Says(this IDocument page, string selector = "main") =>
        string.Join(' ', page.QuerySelectorAll(selector).SelectMany(element => element.Descendants<IText>())
            .SelectMany(text => text.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
