using Nep.Registration.Domain.Letters;
using Nep.Registration.Functions.Mail;

namespace Nep.Registration.Functions.Tests.Mail;

public sealed class LetterBatchTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(100, false)]
    [InlineData(100, true)]
    public void Whoever_fills_in_the_tags_reads_the_letter_that_was_written(int people, bool bothLanguages)
    {
        var mails = Letters.ToCohort(people, bothLanguages: bothLanguages);

        var letters = LetterBatch.Of(mails).SelectMany(batch => batch.Letters.Select(letter => (batch, letter))).ToDictionary(one => one.letter.Mail.Key);

        Assert.Equal(mails.Count, letters.Count);
        foreach (var mail in mails)
        {
            var (batch, letter) = letters[mail.Key];
            Assert.Equal((mail.Text, mail.Html), (Filled(batch.Text, letter), Filled(batch.Html, letter)));
        }
    }

    [Fact]
    public void A_hundred_reminders_are_one_request_and_two_languages_are_two()
    {
        Assert.Equal([100], LetterBatch.Of(Letters.ToCohort(100)).Select(batch => batch.Letters.Count));
        Assert.Equal([50, 50], LetterBatch.Of(Letters.ToCohort(100, bothLanguages: true)).Select(batch => batch.Letters.Count));
    }

    [Fact]
    public void What_can_be_opted_out_of_never_shares_a_request_with_what_cannot()
    {
        var mails = Letters.ToCohort(4, LetterKind.Survey);

        Assert.Equal([2, 2], LetterBatch.Of(mails.Select((mail, i) => i % 2 == 0 ? mail : mail with { Unsubscribe = null })).Select(batch => batch.Letters.Count));
    }

    [Fact]
    public void A_letter_with_files_of_its_own_goes_alone() =>
        Assert.Equal([1, 1, 1], LetterBatch.Of(Letters.ToCohort(3, LetterKind.Confirmation)).Select(batch => batch.Letters.Count));

    [Fact]
    public void A_letter_whose_own_part_is_too_long_to_fill_in_goes_alone()
    {
        var mails = Letters.ToCohort(3).ToList();
        mails.Add(Letters.To(new string('x', 5_000), "long@example.org", LetterKind.Reminder, number: 9));

        var batches = LetterBatch.Of(mails);

        Assert.Equal([1, 3], batches.Select(batch => batch.Letters.Count).Order());
        Assert.All(batches.SelectMany(batch => batch.Letters), letter => Assert.InRange(letter.Bytes, 0, LetterBatch.MostFillings));
    }

    [Fact]
    public void No_request_holds_more_arguments_than_SendGrid_takes() =>
        Assert.All(LetterBatch.Of(Letters.ToCohort(400)), batch => Assert.InRange(batch.Letters.Sum(letter => letter.Mail.Key.ToString().Length), 1, LetterBatch.MostArguments));

    private static string Filled(string body, FilledLetter letter) =>
        letter.Fillings.Aggregate(body, (text, pair) => text.Replace(pair.Key, pair.Value, StringComparison.Ordinal));
}
