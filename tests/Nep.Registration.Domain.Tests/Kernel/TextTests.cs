namespace Nep.Registration.Domain.Tests.Kernel;

public class TextTests
{
    [Theory]
    [InlineData("maya@oakland.example")]
    [InlineData(" maya.ortiz+nep@k12.ca.us ")]
    [InlineData("o'neil@école.example")]
    [InlineData("用户@例子.中国")]
    public void Addresses_in_use_are_taken_as_written(string typed) =>
        Assert.Equal(typed.Trim(), EmailAddress.Parse(typed).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("maya")]
    [InlineData("@oakland.example")]
    [InlineData("maya@oakland")]
    [InlineData("maya@@oakland.example")]
    [InlineData("maya@oak@land.example")]
    [InlineData(".maya@oakland.example")]
    [InlineData("maya.@oakland.example")]
    [InlineData("ma..ya@oakland.example")]
    [InlineData("maya@-oakland.example")]
    [InlineData("maya@oakland..example")]
    [InlineData("ma ya@oakland.example")]
    [InlineData("maya@oakland.example\r\nBcc: all@oakland.example")]
    [InlineData("Maya <maya@oakland.example>")]
    [InlineData("maya@oakland.example,sam@oakland.example")]
    [InlineData("ma\u200bya@oakland.example")]
    [InlineData("ma\u202eya@oakland.example")]
    public void What_is_no_address_or_could_carry_another_is_refused(string? typed) => Assert.False(EmailAddress.TryParse(typed, out _));

    [Fact]
    public void An_address_has_a_longest_length()
    {
        Assert.True(EmailAddress.TryParse($"{new string('a', 64)}@oakland.example", out _));
        Assert.False(EmailAddress.TryParse($"{new string('a', 65)}@oakland.example", out _));
        Assert.False(EmailAddress.TryParse($"a@{string.Join('.', Enumerable.Repeat(new string('b', 60), 5))}", out _));
    }

    [Fact]
    public void Addresses_are_the_same_whatever_their_capitals()
    {
        var (one, other) = (EmailAddress.Parse("Maya@Oakland.example"), EmailAddress.Parse("maya@oakland.EXAMPLE"));
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Theory]
    [InlineData("coaching-for-equity-2027-02", true)]
    [InlineData("ab", false)]
    [InlineData("-ab", false)]
    [InlineData("ab-", false)]
    [InlineData("Coaching", false)]
    [InlineData("_staff", false)]
    [InlineData("a|b", false)]
    public void An_offerings_name_stands_in_an_address(string text, bool good) => Assert.Equal(good, OfferingId.TryParse(text, out _));

    [Theory]
    [InlineData("7K3M9QX2T4V6W8Y0", true)]
    [InlineData("7k3m9qx2t4v6w8y0", false)]
    [InlineData("7K3M9QX2T4V6W8YO", false)]
    [InlineData("7K3M9QX2T4V6W8Y", false)]
    public void A_registrations_name_is_sixteen_characters_that_nobody_mixes_up(string text, bool good)
    {
        Assert.Equal(good, RegistrationId.TryParse(text, out var id));
        Assert.Equal(good ? "V6W8Y0" : "", id.Short);
    }

    [Theory]
    [InlineData("America/Los_Angeles", true)]
    [InlineData("America/Atlantis", false)]
    [InlineData("", false)]
    public void A_zone_is_one_that_exists(string text, bool good) => Assert.Equal(good, Zone.TryParse(text, out _));

    [Fact]
    public void A_time_that_is_skipped_moves_forward_and_of_a_repeated_one_the_earlier_is_meant()
    {
        Assert.Equal(Clocks.Utc("2027-03-14T10:30:00Z"), Clocks.Local("2027-03-14T02:30"));
        Assert.Equal(Clocks.Utc("2027-11-07T08:30:00Z"), Clocks.Local("2027-11-07T01:30"));
    }

    [Fact]
    public void Unreadable_text_is_refused_by_name() =>
        Assert.Equal("'x' is not a OfferingId.", Assert.Throws<FormatException>(() => OfferingId.Parse("x")).Message);

    [Fact]
    public void A_letters_key_names_registration_kind_person_and_fact() =>
        Assert.Equal(
            ("7K3M9QX2T4V6W8Y0|Reminder|p2.1|week-2027-03-10-0900", "7K3M9QX2T4V6W8Y0|HoldRanOut|registrar|1"),
            (
                new Letter(Story.Id, LetterKind.Reminder, new ParticipantNumber(2), 1, "week-2027-03-10-0900").Key.ToString(),
                new Letter(Story.Id, LetterKind.HoldRanOut, null, 0, "1").Key.ToString()));

    [Fact]
    public void Base_32_writes_five_bits_a_character()
    {
        Assert.Equal("00000000", Ids.ToBase32(new byte[5], 8));
        Assert.Equal("ZZZZZZZZ", Ids.ToBase32([255, 255, 255, 255, 255], 8));
        Assert.Equal("04106108", Ids.ToBase32([1, 2, 3, 4, 8], 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ids.ToBase32(new byte[4], 7));
    }
}
