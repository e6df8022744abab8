using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Offerings;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Local.Mail;

namespace Nep.Registration.Site.Tests.Admissions.Lives;

/// <summary>
/// A program that is applied for, on a site of its own, from its first form to its last certificate. Whatever a person does in it is done on pages, with a
/// browser of their own and the links from their own mail; only the clock is moved directly.
/// </summary>
internal sealed class Life : IAsyncDisposable
{
    private readonly Dictionary<string, Visitor> browsers = [];
    private readonly Dictionary<string, StaffMemberAtWork> staff = [];

    private Life(SiteFixture site, OfferingId id) => (Site, Id) = (site, id);

    public SiteFixture Site { get; }

    public OfferingId Id { get; }

    public string Home => $"/staff/offerings/{Id}";

    public static async Task<Life> Of((OfferingId Id, OfferingDetails Details) program)
    {
        var site = await SiteFixture.Open();
        await site.Publish(program.Id, program.Details);
        return new Life(site, program.Id);
    }

    public T Get<T>()
        where T : notnull => Site.Services.GetRequiredService<T>();

    public async Task<Offering> Offering() => (await Get<OfferingShelf>().Find(Id))!;

    /// <summary>The address that someone's mail goes to.</summary>
    public static string Mailbox(string name) => $"{name.ToLowerInvariant().Replace(' ', '.')}@west.example";

    /// <summary>Someone's own browser, the same each time.</summary>
    public Visitor Browser(string name) => browsers.TryGetValue(name, out var known) ? known : browsers[name] = Site.NewVisitor();

    /// <summary>Goes to a day and hour on the offering's clock; everything that is due on the way happens.</summary>
    public async Task GoTo(int year, int month, int day, int hour = 12)
    {
        var zone = (await Offering()).Zone;
        var ahead = zone.At(new LocalDateTime(year, month, day, hour, 0)) - (Site.Time.Now + Site.Machine.Moved);
        Assert.True(ahead >= Duration.Zero, "Nobody goes back in time.");
        await Site.Travel(ahead);
    }

    /// <summary>Someone of the Center, whom the administrator appoints on the page of staff the first time.</summary>
    public async Task<StaffMemberAtWork> Staff(string name, params App.Staff.StaffRole[] roles)
    {
        if (staff.TryGetValue(name, out var known)) return known;
        staff[name] = new StaffMemberAtWork(this, name, $"{name.ToLowerInvariant()}@nep-center.example");
        if (name != "Admin") await (await Staff("Admin")).Appoint(name, roles);
        return staff[name];
    }

    /// <summary>The mails to an address, the oldest first.</summary>
    public async Task<IReadOnlyList<KeptMail>> MailTo(string address)
    {
        var lines = (await Get<Outbox>().List(null, 10_000)).Lines.Where(line => line.To == address).OrderBy(line => line.At).ThenBy(line => line.Subject, StringComparer.Ordinal);
        var mails = new List<KeptMail>();
        foreach (var line in lines) mails.Add((await Get<Outbox>().Find(line.Id))!);
        return mails;
    }

    /// <summary>The path of the last link with these words that was mailed to an address.</summary>
    public async Task<string> LinkTo(string address, string words, string subject = "")
    {
        var links = from mail in await MailTo(address)
                    where mail.Subject.Contains(subject, StringComparison.Ordinal)
                    from System.Text.RegularExpressions.Match match in System.Text.RegularExpressions.Regex.Matches(mail.Text, @"http://localhost/\S+")
                    let path = new Uri(match.Value).AbsolutePath
                    where path.Contains(words, StringComparison.Ordinal)
                    select path;
        return links.LastOrDefault() ?? throw new InvalidOperationException($"No mail to {address} has a link with '{words}'.");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in browsers.Values) one.Dispose();
        foreach (var one in staff.Values) one.Dispose();
        await Site.DisposeAsync();
    }
}
