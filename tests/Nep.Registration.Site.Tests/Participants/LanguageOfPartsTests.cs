using AngleSharp.Dom;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Tests.Participants;

/// <summary>What staff wrote in one language says so on a page of another (WCAG 3.1.2).</summary>
public sealed class LanguageOfPartsTests
{
    private static readonly OfferingDetails InSpanish = Institute.Details with
    {
        Language = "es",
        Title = "Liderar con equidad",
        Summary = "Tres mañanas.",
        Description = "Practicar **juntos**.",
        Questions = [new Question("role", "¿Cuál es su trabajo?", QuestionKind.Choice, Required: true) { Choices = ["Maestra", "Asesor"], Hint = "Una sola respuesta." }, .. Institute.Details.Questions.Skip(1)],
    };

    [Fact]
    public async Task A_program_written_in_Spanish_says_so_to_those_who_read_English_and_not_to_those_who_read_Spanish()
    {
        await using var institute = await Institute.Open(InSpanish);
        var page = await institute.Visitor.Page($"/offerings/{Institute.Id}?lang=en");
        Assert.Equal(["Liderar con equidad", "Tres mañanas.", "Session 1", "Session 2", "Session 3", "Session 4", "Practicar juntos."], Spanish(page));
        Assert.Equal("es", (await institute.Visitor.Page("/?lang=en")).QuerySelector("h3[lang]")!.GetAttribute("lang"));
        Assert.Empty((await institute.Visitor.Page($"/offerings/{Institute.Id}?lang=es")).QuerySelectorAll("main [lang]"));
    }

    [Fact]
    public async Task Questions_their_hints_and_choices_and_a_title_within_a_sentence_say_so_too()
    {
        await using var institute = await Institute.Open(InSpanish);
        var form = await institute.Visitor.Page(Institute.Register + "?lang=en");
        Assert.Equal("Liderar con equidad", form.QuerySelector("h1 [lang=es]")!.TextContent);
        Assert.Equal(["¿Cuál es su trabajo?", "Una sola respuesta.", "Maestra", "Asesor"], form.QuerySelector("#people-0-answers-role")!.ParentElement!.QuerySelectorAll("[lang=es]").Select(part => part.TextContent));
        Assert.Equal(form.QuerySelectorAll("label [lang]").Length, InSpanish.Questions.Count);
    }

    [Fact]
    public async Task A_program_in_English_says_so_to_those_who_read_Spanish()
    {
        await using var institute = await Institute.Open();
        var page = await institute.Visitor.Page($"/offerings/{Institute.Id}?lang=es");
        Assert.Equal(("es", "en"), (page.DocumentElement.GetAttribute("lang"), page.QuerySelector("h1")!.GetAttribute("lang")));
    }

    private static IEnumerable<string> Spanish(IDocument page) => page.QuerySelectorAll("main [lang=es]").Select(part => part.TextContent.Trim());
}
