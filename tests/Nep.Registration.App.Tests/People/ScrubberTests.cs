using System.Text;
using Nep.Registration.App.People;

namespace Nep.Registration.App.Tests.People;

public class ScrubberTests
{
    private static readonly Pseudonym Erased = new("Erased person", EmailAddress.Parse("erased-1@erased.invalid"));

    [Theory]
    [InlineData(
        """{"name":"Ana Ruiz","email":"ANA@west.example","pronouns":"she/her","organization":"West"}""",
        """{"name":"Erased person","email":"erased-1@erased.invalid","pronouns":"","organization":""}""")]
    [InlineData(
        """{"person":{"name":"Ana Ruiz","email":"ana@west.example"},"answers":[{"question":"access","text":"A ramp"}],"seat":7}""",
        """{"person":{"name":"Erased person","email":"erased-1@erased.invalid"},"answers":[],"seat":7}""")]
    [InlineData("""{"name":"Ana Ruiz","email":"other.ana@west.example"}""", """{"name":"Ana Ruiz","email":"other.ana@west.example"}""")]
    [InlineData("""{"reason":"Ana Ruiz (ana@west.example) asked","cents":100}""", """{"reason":"Erased person (erased-1@erased.invalid) asked","cents":100}""")]
    [InlineData("""{"reason":"Mariana Ruiza came"}""", """{"reason":"Mariana Ruiza came"}""")]
    [InlineData("""["ana ruiz",null,true]""", """["Erased person",null,true]""")]
    public void A_person_is_taken_out_and_everything_else_stays(string before, string after) =>
        Assert.Equal(after, Encoding.UTF8.GetString(new Scrubber(EmailAddress.Parse("ana@west.example"), ["Ana Ruiz"], Erased).Scrub(Encoding.UTF8.GetBytes(before))));
}
