namespace Nep.Registration.Browser;

/// <summary>What visitors do in more than one test, by the words on the pages.</summary>
internal static class Steps
{
    public const string Coaching = "Coaching for Equity Institute, next season";
    public const string Introduction = "Liberatory Design: an introduction";

    /// <summary>Wednesday, January 27, 2027, half past eight in California.</summary>
    public static readonly Instant MorningOfIntroduction = Instant.FromUtc(2027, 1, 27, 16, 30);

    private const string Registrar = "rosa.delgado@nep-center.example";

    public static async Task OpenForm(this Visitor visitor, string program)
    {
        await visitor.Open("/");
        await visitor.Follow(program);
        await visitor.Follow("Register");
    }

    public static async Task WritePerson(this Visitor visitor, int number, string name, string email)
    {
        var person = visitor.Part($"Person {number}");
        await Visitor.Write(person, "Name, as you write it", name);
        await Visitor.Write(person, "E-mail", email);
        await Visitor.Choose(person, "What is your role?", "Teacher");
        await Visitor.Write(person, "School district or organization", "Lakeview Unified");
    }

    /// <summary>Registers one person for the introduction, up to the page that holds the seat.</summary>
    public static async Task HoldSeat(this Visitor visitor, string name, string email, string code = "", string program = Introduction)
    {
        await visitor.OpenForm(program);
        await visitor.WritePerson(1, name, email);
        if (code.Length > 0) await visitor.Write("Code", code);
        await visitor.Press("Next: see the price");
        await visitor.Agree();
        await visitor.PressLike(code is "GUEST" ? "Register" : "Hold my seat");
    }

    public static async Task HoldAndPay(this Visitor visitor, string name, string email)
    {
        await visitor.HoldSeat(name, email);
        await visitor.PressLike("Pay ");
        await visitor.PressLike("Pay $");
    }

    /// <summary>Takes part in the introduction: registers, pays, is checked in by the ticket's code, and gets a certificate.</summary>
    /// <returns>The path of the certificate.</returns>
    public static async Task<string> EarnCertificate(this Visitor visitor, RunningSite site, string name, string email)
    {
        await visitor.HoldAndPay(name, email);
        await visitor.Follow($"Ticket: {name}");
        var code = visitor.Path.Replace("/tickets/", "/check-in/", StringComparison.Ordinal);
        await visitor.SignIn(site);
        await site.TravelTo(MorningOfIntroduction);
        await visitor.Open(code);
        await visitor.Press($"Check in {name}");
        await site.Travel(Duration.FromHours(6));
        return Links.PathIn(await site.Mail("Certificate", email), "/tickets/");
    }

    public static Task Agree(this Visitor visitor) => visitor.Tick("I agree to these terms");

    /// <summary>Signs in by the link that is mailed.</summary>
    public static async Task SignIn(this Visitor visitor, RunningSite site, string address = Registrar)
    {
        await visitor.Open("/staff");
        await visitor.Write("Work e-mail", address);
        await visitor.Press("Send me a link");
        await visitor.Open(new Uri(Links.In(await site.Mail("SignIn", address), "/staff/sign-in/")).PathAndQuery);
        await visitor.Press("Sign in");
    }
}
