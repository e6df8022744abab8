using System.Text;
using System.Text.RegularExpressions;
using Nep.Registration.App.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.Letters;

public class CalendarFileTests
{
    private const string AcrossSpring =
        "20270304T090000 20270304T120000 20270311T090000 20270311T120000 20270318T090000 20270318T120000 20270325T090000 20270325T120000";

    [Fact]
    public void Lines_end_in_CR_LF_and_hold_at_most_75_octets_of_whole_characters()
    {
        var text = Text(Titled("Equidad y “justicia” 👩🏽‍🏫 para niñas, niños y niñes; siempre, en toda la región, y más allá de ella — 教育の公平性"));
        Assert.DoesNotContain('\n', text.Replace("\r\n", ""));
        Assert.DoesNotContain('\uFFFD', text);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Contains(
            @"SUMMARY:Equidad y “justicia” 👩🏽‍🏫 para niñas\, niños y niñes\; siempre\, en toda la región\, y más allá de ella — 教育の公平性: Seeing", Unfold(text));
    }

    [Theory]
    [InlineData(73)]
    [InlineData(74)]
    [InlineData(75)]
    [InlineData(76)]
    [InlineData(148)]
    [InlineData(149)]
    [InlineData(150)]
    public void A_line_is_folded_only_when_it_is_too_long(int octets)
    {
        var text = Encoding.UTF8.GetString(new CalendarLines().Add("X", new string('a', octets - 2)).ToBytes());
        Assert.Equal(octets <= 75 ? 1 : octets <= 149 ? 2 : 3, text.Split("\r\n").Length - 1);
        Assert.Equal("X:" + new string('a', octets - 2) + "\r\n", Unfold(text));
    }

    [Fact]
    public void Commas_semicolons_backslashes_and_line_breaks_are_escaped() =>
        Assert.Equal("X:a\\, b\\; c\\\\d\\ne\\nf\r\n", Encoding.UTF8.GetString(new CalendarLines().AddText("X", "a, b; c\\d\r\ne\nf\0").ToBytes()));

    [Fact]
    public void A_title_cannot_add_a_property() =>
        Assert.DoesNotContain("\r\nATTENDEE", Text(Titled("Equity\r\nATTENDEE:mailto:x@example.org")));

    [Fact]
    public void Meetings_keep_their_hour_across_the_change_in_spring()
    {
        Assert.Equal(AcrossSpring, Times(Text(Samples.Online), "America/Los_Angeles"));
    }

    [Fact]
    public void Meetings_keep_their_hour_across_the_change_in_autumn()
    {
        var theirs = Samples.ForOthers("en");
        var text = Encoding.UTF8.GetString(CalendarFile.For(Samples.InChicago, theirs, theirs.Participants[0], Samples.Links).Content);
        Assert.Equal("20271105T090000 20271105T160000 20271106T090000 20271106T160000 20271108T090000 20271108T160000", Times(text, "America/Chicago"));
    }

    /// <summary>Reads the zone's parts as a calendar program would, and compares with the time zone database.</summary>
    [Theory]
    [InlineData("America/Los_Angeles")]
    [InlineData("America/Chicago")]
    [InlineData("America/Phoenix")]
    [InlineData("Pacific/Honolulu")]
    [InlineData("Europe/Dublin")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("Etc/UTC")]
    public void The_zone_in_the_file_gives_every_hour_of_the_year_its_offset(string id)
    {
        var zone = DateTimeZoneProviders.Tzdb[id];
        var text = Unfold(Text(Samples.Online with { Details = Samples.Online.Details with { Zone = Zone.Parse(id) } }));
        var parts = Regex.Matches(text, @"DTSTART:(\d{8}T\d{6})\r\nTZOFFSETFROM:([+-]\d{4})\r\nTZOFFSETTO:([+-]\d{4})")
            .Select(part => (Onset: LocalTimeOf(part.Groups[1].Value) - OffsetOf(part.Groups[2].Value), To: OffsetOf(part.Groups[3].Value)))
            .OrderBy(part => part.Onset).ToList();
        for (var hour = Instant.FromUtc(2027, 1, 2, 0, 0); hour < Instant.FromUtc(2027, 12, 31, 0, 0); hour += Duration.FromHours(1))
            Assert.Equal(zone.GetUtcOffset(hour).ToTimeSpan(), parts.Last(part => part.Onset <= hour.ToDateTimeUtc()).To);
    }

    [Fact]
    public void The_same_facts_make_the_same_bytes() =>
        Assert.Equal(For(Samples.Online, Samples.Together("en")).Content, For(Samples.Online, Samples.Together("en")).Content);

    [Fact]
    public void A_moved_meeting_keeps_its_UID_and_raises_its_SEQUENCE()
    {
        var (before, after) = (Text(Samples.Online), Text(Samples.Moved(Samples.Online)));
        Assert.Equal(Values(before, "UID"), Values(after, "UID"));
        Assert.Equal(4, Values(after, "UID").Distinct().Count());
        Assert.Equal(["0", "0", "0", "0"], Values(before, "SEQUENCE"));
        Assert.Equal(["1", "1", "1", "1"], Values(after, "SEQUENCE"));
        Assert.Equal(["20270201T170000Z"], Values(after, "DTSTAMP").Distinct());
    }

    [Fact]
    public void A_cancelled_registration_takes_its_meetings_out_again()
    {
        var cancelled = Samples.Cancelled(Samples.Together("en"), EndKind.ByRegistrant, Money.Zero, RefundReason.Cancelled);
        AssertTakesOut(Encoding.UTF8.GetString(For(Samples.Online, cancelled).Content), For(Samples.Online, cancelled).ContentType);
    }

    [Fact]
    public void A_cancelled_offering_takes_its_meetings_out_again()
    {
        var file = For(Samples.Cancelled(Samples.Online), Samples.Together("en"));
        AssertTakesOut(Encoding.UTF8.GetString(file.Content), file.ContentType);
    }

    [Fact]
    public void Whoever_cancels_and_registers_again_gets_meetings_that_the_cancellation_does_not_outrank()
    {
        var again = Samples.Together("en") with { Id = RegistrationId.Parse("8K2M49QX0ABCDEFG") };
        Assert.Empty(Values(Text(Samples.Online), "UID").Intersect(Values(Encoding.UTF8.GetString(For(Samples.Online, again).Content), "UID")));
    }

    [Fact]
    public void A_held_seat_is_not_told_the_link_to_join()
    {
        var held = Samples.Held("en");
        Assert.DoesNotContain("meet.example.org", Unfold(Encoding.UTF8.GetString(For(Samples.Online, held).Content)));
    }

    private static void AssertTakesOut(string text, string contentType)
    {
        Assert.Equal("text/calendar; charset=utf-8; method=CANCEL", contentType);
        Assert.Equal(["CANCEL"], Values(text, "METHOD"));
        Assert.Equal(["CANCELLED"], Values(text, "STATUS").Distinct());
        Assert.Equal(["1"], Values(text, "SEQUENCE").Distinct());
        Assert.Equal(Values(Text(Samples.Online), "UID"), Values(text, "UID"));
        Assert.DoesNotContain("meet.example.org", Unfold(text));
    }

    private static CalendarFile For(Offering offering, RegistrationState state) => CalendarFile.For(offering, state, state.Participants[0], Samples.Links);

    private static string Text(Offering offering) => Encoding.UTF8.GetString(For(offering, Samples.Together("en")).Content);

    private static Offering Titled(string title) => Samples.Online with { Details = Samples.Online.Details with { Title = title } };

    private static string Unfold(string text) => text.Replace("\r\n ", "");

    private static List<string> Values(string text, string name) =>
        [.. Regex.Matches(Unfold(text), $@"(?m)^{name}:(.*)\r$").Select(line => line.Groups[1].Value)];

    private static string Times(string text, string zone) =>
        string.Join(' ', Regex.Matches(text, $@"(?m)^DT(START|END);TZID={zone}:(.*)\r$").Select(line => line.Groups[2].Value));

    private static DateTime LocalTimeOf(string text) =>
        DateTime.SpecifyKind(DateTime.ParseExact(text, "yyyyMMdd'T'HHmmss", System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);

    private static TimeSpan OffsetOf(string text) =>
        (text[0] == '-' ? -1 : 1) * new TimeSpan(int.Parse(text.AsSpan(1, 2)), int.Parse(text.AsSpan(3, 2)), 0);
}
