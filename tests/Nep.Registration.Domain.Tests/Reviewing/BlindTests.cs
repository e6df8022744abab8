using System.Reflection;
using Nep.Registration.Domain.Admissions.Reviewing;

namespace Nep.Registration.Domain.Tests.Reviewing;

public class BlindTests
{
    [Theory]
    [InlineData("I am Maya Torres.", "I am [hidden].")]
    [InlineData("They call me Maya at work.", "They call me [hidden] at work.")]
    [InlineData("MAYA TORRES wrote this", "[hidden] wrote this")]
    [InlineData("Write to maya@ousd.example or else@there.example.", "Write to [hidden] or [hidden]")]
    [InlineData("In Oakland USD we began.", "In [hidden] we began.")]
    [InlineData("Our school works for equity.", "Our school works for equity.")]
    [InlineData("Mayan history", "Mayan history")]
    public void What_tells_who_applies_is_taken_out_of_what_they_wrote(string text, string seen) =>
        Assert.Equal(seen, BlindText.Of(text, ["Maya Torres", "Oakland USD"]).ToString());

    [Fact]
    public void A_file_is_named_by_its_place_and_not_as_its_sender_called_it() => Assert.Equal("file-2.pdf", new BlindFile(2, "Statement", "pdf").Name);

    /// <summary>Staff's own words, a number made by chance, and blind texts: nothing else has a place in it.</summary>
    [Fact]
    public void What_a_reviewer_sees_has_no_place_for_a_name() => Assert.Equal(
        ["Answer BlindText", "Answers ValueList`1", "Application ApplicationId", "Code String", "Ending String", "Files ValueList`1", "Name String", "Number Int32", "Question String", "Question String"],
        new[] { typeof(BlindApplication), typeof(BlindAnswer), typeof(BlindFile) }
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)).Select(one => $"{one.Name} {one.PropertyType.Name}").Order(StringComparer.Ordinal));
}
