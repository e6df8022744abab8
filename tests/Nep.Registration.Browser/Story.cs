using Nep.Registration.Site.Participants.Tickets;

namespace Nep.Registration.Browser;

/// <summary>One institute, from the catalog to a certificate that a stranger checks, in one browser that runs no scripts.</summary>
internal sealed class Story(RunningSite site, Visitor visitor)
{
    private const string First = "Rosalind Vega";
    private const string FirstMail = "rosalind@lakeview.example";
    private const string Second = "Malik Thompson";
    private const string SecondMail = "malik@lakeview.example";
    private const string Need = "Live captions, please.";

    private string ticket = "";

    public async Task RegisterTwo()
    {
        await visitor.OpenForm(Steps.Coaching);
        await visitor.WritePerson(1, First, FirstMail);
        await visitor.Press("Add another person");
        await visitor.WritePerson(2, Second, SecondMail);
        await Visitor.Write(visitor.Part("Person 2"), "Is there anything we should set up so that you can take full part?", Need);
        await visitor.Press("Next: see the price");
        await visitor.Sees("Is this right?", First, Second, Need, "Rule: registered through Tuesday, January 26, 2027", "Total for 2 people $1,590");
        await visitor.Agree();
        await visitor.Press("Hold 2 seats and go on");
        await visitor.Sees("2 seats are waiting for you", "Held until Monday, January 4, 2027, 10:3");
    }

    public async Task Pay()
    {
        await visitor.PressLike("Pay $1,590");
        await visitor.Sees("No card is charged", "Total $1,590");
        await visitor.PressLike("Pay $1,590");
        await visitor.Sees("You are registered", "We got $1,590.", "2 seats confirmed", "What happens next", "A mail to remind everyone");
    }

    public async Task ReadTheConfirmation()
    {
        await site.Rest();
        await OpenMail("Confirmation", SecondMail);
        await visitor.Sees($"You are registered: {Steps.Coaching}", "calendar.ics");
        await visitor.Arriving(() => visitor.Page.FrameLocator("iframe").GetByText("See your ticket").ClickAsync());
        ticket = visitor.Path;
        await visitor.Sees("Your ticket", Second, "Thursday, February 25, 2027");
        var calendar = await visitor.Page.APIRequest.GetAsync($"{ticket}/calendar.ics");
        Assert.Equal(4, (await calendar.TextAsync()).Split("BEGIN:VEVENT").Length - 1);
    }

    public async Task LookAsStaff()
    {
        await visitor.SignIn(site);
        await visitor.Follow("Offerings");
        await visitor.Follow(Steps.Coaching);
        await visitor.Follow("Registrations");
        await visitor.Write("Name, e-mail, school or number", "Malik");
        await visitor.Press("Show");
        await visitor.Follow(First);
        await visitor.Sees("What happened", First, "$1,590", Need, "What will happen", "Feb 24");
    }

    public async Task WaitForTheReminders()
    {
        await GoTo("2027-02-24", "10:00");
        await OpenMail("Reminder", SecondMail);
        await visitor.Sees("Feb 24, 2027, 9:00 AM Pacific time");
        Assert.Equal(3, (await site.Mails()).Count(mail => mail is { Kind: "Reminder", To: SecondMail }));
    }

    public async Task ComeToEverySession()
    {
        await GoTo("2027-02-25", "08:30");
        await CheckInByRoster(First);
        await CheckInByCode();
        foreach (var day in (string[])["2027-03-04", "2027-03-11", "2027-03-18"])
        {
            await GoTo(day, "08:30");
            await CheckInByRoster(First);
            await CheckInByRoster(Second);
        }
    }

    public async Task GetTheCertificate()
    {
        await GoTo("2027-03-18", "15:00");
        var mail = await site.Mail("Certificate", SecondMail);
        await OpenMail("Certificate", SecondMail);
        await visitor.Arriving(() => visitor.Page.FrameLocator("iframe").GetByText("See your certificate").ClickAsync());
        await visitor.Sees("Certificate of completion", Second, "took part in 12 hours of learning", Steps.Coaching);
        Assert.Equal(QrPath.Of(Links.In(mail, "/verify/")).Path, await DrawnCode());
        await visitor.Open(Links.PathIn(mail, "/verify/"));
        await visitor.Sees("This certificate is real", Second, "12 hours", Steps.Coaching);
    }

    /// <summary>The newest mail of a kind to an address, found in the outbox as one finds it: in the list.</summary>
    private async Task OpenMail(string kind, string to)
    {
        await visitor.Open("/outbox");
        var line = visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Row).Filter(new() { HasText = to }).Filter(new() { HasText = kind });
        await visitor.Arriving(() => line.GetByRole(Microsoft.Playwright.AriaRole.Link).First.ClickAsync());
    }

    private async Task GoTo(string day, string time)
    {
        await visitor.Open("/time-machine");
        await visitor.Write("Or to this day", day);
        await visitor.Write("and time", time);
        await visitor.Press("Go there");
    }

    private async Task CheckInByRoster(string name)
    {
        await visitor.Open("/staff");
        await visitor.Arriving(() => visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Roster of" }).First.ClickAsync());
        await visitor.Write("Name, or the registration number on the ticket", name);
        await visitor.Press("Find");
        await visitor.Press($"Check in {name}");
        await visitor.Sees(name, "Here since");
    }

    /// <summary>The ticket's picture says the address at which staff check its holder in.</summary>
    private async Task CheckInByCode()
    {
        await visitor.Open(ticket);
        var address = ticket.Replace("/tickets/", "/check-in/", StringComparison.Ordinal);
        Assert.Equal(QrPath.Of(new Uri(site.Base, address).ToString()).Path, await DrawnCode());
        await visitor.Open(address);
        await visitor.Press($"Check in {Second}");
        await visitor.Sees(Second, "Here since");
    }

    private Task<string?> DrawnCode() => visitor.Page.Locator("svg.qr path").GetAttributeAsync("d");
}
