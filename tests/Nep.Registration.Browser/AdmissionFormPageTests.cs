namespace Nep.Registration.Browser;

/// <summary>The pages on which staff say how people apply, and what follows from it, on a light table.</summary>
public sealed class AdmissionFormPageTests(Chromium chromium)
{
    private const string Network = "/staff/offerings/district-redesign-network-2027";
    private const string Fellowship = "/staff/offerings/leading-for-equity-fellowship-2027";

    [Fact]
    public async Task Every_page_about_how_people_apply_fits_a_phone_and_is_open_to_everyone()
    {
        await using var site = await RunningSite.Open();
        await using var table = await LightTable.SetUp(chromium);
        await using var visitor = await Visitor.Arrive(chromium, site);
        await visitor.SignIn(site);
        await LookAtTheForm(table, visitor);
        await LookAtLetters(table, visitor);
        await LookAtApplications(table, visitor);
        await LookAtInvoices(table, visitor);
        Assert.Empty(table.Faults);
    }

    private static async Task LookAtTheForm(LightTable table, Visitor visitor)
    {
        await visitor.Open($"{Network}/admission");
        await table.Look(visitor, "admission-form");
        await visitor.Press("Add a question");
        await visitor.Page.Locator("[name='stages[0].questions[2].label']").FillAsync("Who wrote this with you?");
        await visitor.Press("Look at what it does, and save");
        await table.Look(visitor, "admission-form-wrong");
        await visitor.Write("Why this change?", "We want to hear from everyone");
        await visitor.Press("Look at what it does, and save");
        await table.Look(visitor, "admission-before-saved");
        await visitor.Press("Save, and let the applications follow");
        await table.Look(visitor, "admission-saved");
        await visitor.Open("/staff/offerings/new");
        await table.Look(visitor, "admission-new-offering");
    }

    private static async Task LookAtLetters(LightTable table, Visitor visitor)
    {
        await visitor.Open($"{Fellowship}/mail/letters");
        await table.Look(visitor, "admission-letters");
        await visitor.Open($"{Fellowship}/mail/letters/ReferenceAsked/es");
        await table.Look(visitor, "admission-letter");
    }

    private static async Task LookAtApplications(LightTable table, Visitor visitor)
    {
        foreach (var (state, name) in new[] { ("Deferred", "admission-deferred"), ("Alternate", "admission-alternate") })
        {
            await visitor.Open($"{Fellowship}/applications?state={state}");
            await visitor.Page.Locator("tbody th a").First.ClickAsync();
            await table.Look(visitor, name);
            await visitor.Follow("See what they see");
            await table.Look(visitor, $"{name}-applicant");
        }
    }

    private static async Task LookAtInvoices(LightTable table, Visitor visitor)
    {
        await visitor.Open($"{Fellowship}/applications?state=Enrolled");
        await visitor.Page.Locator("tbody th a").First.ClickAsync();
        await visitor.Page.Locator("dl.facts a[href*='/registrations/']").First.ClickAsync();
        await table.Look(visitor, "invoices-registration");
        await visitor.Page.Locator("a[href*='/documents/INV-']").First.ClickAsync();
        await table.Look(visitor, "invoice-of-a-part");
        await visitor.Open("/staff/purchase-orders");
        await table.Look(visitor, "invoices-queue");
        await visitor.Open("/time-machine");
        await table.Look(visitor, "time-machine-applications");
    }
}
