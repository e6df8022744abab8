using Nep.Registration.Local.Demo;

namespace Nep.Registration.Browser;

/// <summary>
/// Every page of applying on a light table, as the person meets it for whom it is made: who applies, whom they name, who says yes to be in a team.
/// </summary>
public sealed class ApplicantPageTests(Chromium chromium)
{
    private const string Email = "rosalind@lakeview.example";
    private const string Referee = "principal@lakeview.example";

    private static readonly byte[] Pdf = "%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n"u8.ToArray();

    [Fact]
    public async Task Every_page_from_the_first_form_to_the_reference_fits_a_phone_and_is_open_to_everyone()
    {
        await using var site = await RunningSite.Open();
        await using var table = await LightTable.SetUp(chromium);
        await using var visitor = await Visitor.Arrive(chromium, site);
        await site.Publish("fellowship", DemoFellowships.Fellowship(new LocalDate(2027, 3, 1)).Details with { Title = "Leading for Equity Fellowship, autumn" });
        await LookAtBeginning(table, visitor);
        await LookAtTheForm(table, visitor);
        await LookAtTheReferee(table, visitor, site);
        await LookAtWhatWasSent(table, visitor, site);
        Assert.Empty(table.Faults);
    }

    [Fact]
    public async Task Every_page_of_a_team_fits_a_phone_and_is_open_to_everyone()
    {
        await using var site = await RunningSite.Open();
        await using var table = await LightTable.SetUp(chromium);
        await using var visitor = await Visitor.Arrive(chromium, site);
        await BeginWithInterest(table, visitor);
        await LookAtTheTeam(table, visitor);
        await LookAtTheMember(table, visitor, site);
        Assert.Empty(table.Faults);
    }

    private static async Task LookAtBeginning(LightTable table, Visitor visitor)
    {
        await visitor.Open("/offerings/fellowship");
        await table.Look(visitor, "apply-offering");
        await visitor.Open("/offerings/fellowship/apply");
        await table.Look(visitor, "apply");
        await visitor.Press("Begin my application");
        await table.Look(visitor, "apply-wrong");
        await visitor.Write("Your name", "Rosalind Vega");
        await visitor.Write("Your e-mail address", Email);
        await visitor.Write("School or organization", "Lakeview Unified");
        await visitor.Press("Begin my application");
        await table.Look(visitor, "apply-begun");
    }

    private static async Task LookAtTheForm(LightTable table, Visitor visitor)
    {
        await visitor.Follow("About you");
        await table.Look(visitor, "apply-stage");
        await visitor.Write("For how many years have you worked with schools?", "many");
        await visitor.Press("Save and continue");
        await table.Look(visitor, "apply-stage-wrong");
        await visitor.Choose("What is your role?", "Teacher");
        await visitor.Write("For how many years have you worked with schools?", "12");
        await visitor.Press("Save and continue");
        await visitor.Write("Why do you want to take part, and why now?", "I count who is sent out of class, and I want to do something about it.");
        await visitor.Write("Tell us about something you tried to make fairer, and what came of it.", "Families set half of the agenda now.");
        await Attach(visitor, "resume.pdf", "This is not a PDF."u8.ToArray());
        await visitor.Press("Save and continue");
        await table.Look(visitor, "apply-file-wrong");
        await Attach(visitor, "resume.pdf", Pdf);
        await visitor.Press("Save and continue");
        await table.Look(visitor, "apply-referees");
        await visitor.Press("Ask this person");
        await table.Look(visitor, "apply-referees-wrong");
    }

    private static Task Attach(Visitor visitor, string name, byte[] content) =>
        visitor.Page.Locator("input[type=file]").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = name, MimeType = "application/pdf", Buffer = content });

    private static async Task LookAtTheReferee(LightTable table, Visitor visitor, RunningSite site)
    {
        await visitor.Write("Name", "Ana Principal");
        await visitor.Write("E-mail address", Referee);
        await visitor.Write("How they know you", "My principal");
        await visitor.Press("Ask this person");
        await table.Look(visitor, "apply-referees-asked");
        var application = visitor.Path[..visitor.Path.LastIndexOf('/')];
        await visitor.Open(Links.PathIn(await site.Mail("ReferenceAsked", Referee), "/references/"));
        await table.Look(visitor, "reference");
        await visitor.Press("Send the reference");
        await table.Look(visitor, "reference-wrong");
        await visitor.Write("How do you know the applicant?", "We work in one school.");
        await visitor.Write("What do they do well, and what are they learning?", "Listens first.");
        await visitor.Press("Send the reference");
        await table.Look(visitor, "reference-given");
        await visitor.Open($"{application}/stages/statement");
        await table.Look(visitor, "apply-file-kept");
        await visitor.Open(application);
    }

    private static async Task LookAtWhatWasSent(LightTable table, Visitor visitor, RunningSite site)
    {
        await table.Look(visitor, "apply-ready");
        await visitor.Press("Send my application");
        await visitor.Page.Locator("details").EvaluateAllAsync<int>("all => all.length");
        await table.Look(visitor, "apply-sent");
        var application = visitor.Path;
        await visitor.Open($"{application}?lang=es");
        await table.Look(visitor, "apply-sent-es");
        await visitor.Open($"{application}?lang=en");
        await visitor.Page.GetByText("Withdraw my application").First.ClickAsync();
        await visitor.Press("Withdraw my application");
        await table.Look(visitor, "apply-withdrawn");
        await visitor.Open($"{application[..^1]}X");
        await table.Look(visitor, "apply-wrong-link");
        foreach (var kind in (string[])["ApplicationLink", "ApplicationReceipt"]) await table.LookAtMail($"mail-{kind}", (await site.Mail(kind, Email)).Html);
        await table.LookAtMail("mail-ReferenceAsked", (await site.Mail("ReferenceAsked", Referee)).Html);
    }

    private static async Task BeginWithInterest(LightTable table, Visitor visitor)
    {
        await visitor.Open("/offerings/district-redesign-network-2027/apply");
        await table.Look(visitor, "apply-interest");
        await visitor.Write("Your name", "Rosalind Vega");
        await visitor.Write("Your e-mail address", Email);
        await visitor.Write("How many students does the district have?", "9400");
        await visitor.Write("What do you want to redesign?", "Who is heard.");
        await visitor.Press("Begin my application");
        await table.Look(visitor, "apply-interest-begun");
    }

    private static async Task LookAtTheTeam(LightTable table, Visitor visitor)
    {
        await visitor.Follow("Your work");
        await visitor.Write("Who is not well served today, and how do you know?", "Those who were not asked.");
        await visitor.Write("What has the board said to it?", "Yes.");
        await visitor.Press("Save and continue");
        await table.Look(visitor, "team");
        await visitor.Press("Add and ask");
        await table.Look(visitor, "team-wrong");
        foreach (var (name, role) in new[] { ("Dee Deputy", "superintendent or deputy"), ("Tia Teacher", "teacher"), ("Sal Student", "student"), ("Pat Parent", "parent or caregiver") })
        {
            await visitor.Write("Name", name);
            await visitor.Write("E-mail address", Address(name));
            await visitor.Choose("Role in the team", role);
            await visitor.Press("Add and ask");
        }

        await table.Look(visitor, "team-asked");
    }

    private static async Task LookAtTheMember(LightTable table, Visitor visitor, RunningSite site)
    {
        var application = visitor.Path[..visitor.Path.LastIndexOf('/')];
        foreach (var name in (string[])["Dee Deputy", "Tia Teacher", "Pat Parent", "Sal Student"])
        {
            await visitor.Open(Links.PathIn(await site.Mail("MemberAsked", Address(name)), "/team/"));
            if (name == "Sal Student") await table.Look(visitor, "member");
            await visitor.Press("Yes, I take part");
        }

        await table.Look(visitor, "member-in");
        await table.LookAtMail("mail-MemberAsked", (await site.Mail("MemberAsked", Address("Sal Student"))).Html);
        var student = visitor.Path;
        await visitor.Open(application);
        await visitor.Press("Send my application");
        await table.Look(visitor, "team-sent");
        await visitor.Open(student);
        await visitor.Press("Leave the team");
        await table.Look(visitor, "member-gone");
        await visitor.Open($"{application}/team");
        await table.Look(visitor, "team-successor");
        await visitor.Press("Put someone else in a place");
        await table.Look(visitor, "team-successor-wrong");
    }

    private static string Address(string name) => $"{name.Split(' ')[0].ToLowerInvariant()}@lakeview.example";
}
