using Nep.Registration.App.Letters;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.Letters;

/// <summary>What staff see before they keep a wording is what a reader would get.</summary>
public class LetterSampleTests
{
    private static readonly LetterWriter Writer = new(Samples.Links);

    /// <summary>A mail to a list is looked at with its list, on a page of its own.</summary>
    public static TheoryData<string, LetterKind> All { get; } = [.. TemplateCheckTests.All.Select(row => row.Data).Where(one => !one.Item2.IsToList())];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_letter_can_be_looked_at_with_any_registration_however_it_stands(string language, LetterKind kind)
    {
        foreach (var state in new[] { Samples.Held("en"), Samples.Together("en"), Samples.Cancelled(Samples.Together("en"), EndKind.ByRegistrant, Money.Usd(10), RefundReason.Cancelled) })
        {
            var mail = Write(state, new WordingName(kind, language));
            Assert.Contains("Rosa Delgado", mail.Text, StringComparison.Ordinal);
            Assert.Contains($"<html lang=\"{language}\">", mail.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_has_not_happened_yet_stands_in_the_sample_as_if_it_had()
    {
        Assert.Contains("$795", Write(Samples.Held("en"), new WordingName(LetterKind.RefundMade, "en")).Text, StringComparison.Ordinal);
        Assert.Contains("12 hours", Write(Samples.Held("en"), new WordingName(LetterKind.Certificate, "en")).Text, StringComparison.Ordinal);
        Assert.Contains("7 days to go", Write(Samples.Held("en"), new WordingName(LetterKind.Reminder, "en", "week")).Subject, StringComparison.Ordinal);
        Assert.Contains("meet.example.org", Write(Samples.Held("en"), new WordingName(LetterKind.SessionReminder, "en")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_person_who_is_chosen_is_the_reader() => Assert.Equal(
        Samples.Malik.Email, Writer.Write(Samples.Online, Samples.Together("en"), Of(Samples.Together("en"), new WordingName(LetterKind.Confirmation, "en"), 2).Letter).To);

    private static App.Ports.Mail Write(RegistrationState state, WordingName name)
    {
        var sample = Of(state, name, null);
        return Writer.Write(sample.Offering, sample.State, sample.Letter);
    }

    private static LetterSample Of(RegistrationState state, WordingName name, int? person) =>
        LetterSample.Of(Samples.Online, state, name, person is { } number ? new ParticipantNumber(number) : null, Samples.Ended);
}
