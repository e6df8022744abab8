using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>A site with one institute, and staff of every role who sign in by their links.</summary>
public sealed class StaffSite : IAsyncDisposable
{
    public static readonly EmailAddress Registrar = EmailAddress.Parse("registrar@nep-center.example");

    public static string Home => $"/staff/offerings/{Institute.Id}";

    private StaffSite(SiteFixture site) => Site = site;

    public SiteFixture Site { get; }

    public T Get<T>()
        where T : notnull => Site.Services.GetRequiredService<T>();

    public static async Task<StaffSite> Open(OfferingDetails? details = null)
    {
        var site = await SiteFixture.Open();
        await site.Publish(Institute.Id, details ?? Institute.Details with { Capacity = 500 });
        return new StaffSite(site);
    }

    public Task<Visitor> SignIn(StaffRole role) => new StaffDoor(Site).SignIn(role);

    /// <summary>The path of a sign-in link for someone with one role.</summary>
    public Task<string> Link(StaffRole role) => new StaffDoor(Site).Link(role);

    /// <summary>Registers people, named as asked, and confirms them by the code that makes it free if wanted.</summary>
    public Task<RegistrationState> Register(int number, string[] names, string code = "", string school = "Lakeview Unified") =>
        Register(number, names, code, school, WhenFull.Ask);

    /// <summary>Puts someone on the waiting list, with the code that makes it free.</summary>
    public Task<RegistrationState> Wait(int number, string name) => Register(number, [name], "FREE", "Lakeview Unified", WhenFull.Wait);

    private async Task<RegistrationState> Register(int number, string[] names, string code, string school, WhenFull whenFull)
    {
        var entrants = names.Select(name => new Entrant(
            new Person(name, Address(name)),
            [new Answer("role", "Teacher"), new Answer("access", "Live captions")])).ToValueList();
        var registrar = new Registrar(names[0], entrants[0].Person.Email, school, "en");
        var form = new RegistrationForm(registrar, entrants, code, Institute.Details.TermsVersion);
        var id = RegistrationId.Parse(number.ToString("0000000000000000"));
        var placed = await Get<RegistrationDesk>().Place(Institute.Id, id, form, null, whenFull);
        return Assert.IsType<Filed.Done>(placed).State;
    }

    private static EmailAddress Address(string name) => EmailAddress.Parse(
        $"{new string([.. name.ToLowerInvariant().Replace(' ', '.').Where(c => char.IsAsciiLetterOrDigit(c) || c == '.')])}@lakeview.example");

    public async Task Pay(RegistrationState state, Money amount, string payment) =>
        Assert.True(await Get<RegistrationDesk>().Receive(new App.Ports.PaymentNotice(Institute.Id, state.Id, PaymentId.Parse(payment), amount, Site.Time.Now)));

    public async Task<Offering> Offering(string id) => (await Get<OfferingShelf>().Find(OfferingId.Parse(id)))!;

    public async Task<RegistrationState> Registration(RegistrationId id) => (await Get<RegistrationDesk>().Find(Institute.Id, id))!.Value.State;

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}

internal static class Tables
{
    /// <summary>The text of the first cell of every row.</summary>
    public static string[] FirstCells(this IHtmlDocument page) => [.. page.QuerySelectorAll("tbody tr th").Select(cell => cell.TextContent.Trim())];
}
