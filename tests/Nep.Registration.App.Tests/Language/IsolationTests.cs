using System.Text;
using Nep.Registration.App.Language;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Tests.Letters;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Tests.Language;

/// <summary>A name that is written from right to left leaves the sentence around it in order.</summary>
public class IsolationTests
{
    private const string Layla = "ليلى حداد";

    [Theory]
    [InlineData("Rosa Delgado", "Rosa Delgado")]
    [InlineData("José Ñandú 😀", "José Ñandú 😀")]
    [InlineData("山田太郎", "山田太郎")]
    [InlineData(Layla, "\u2068" + Layla + "\u2069")]
    [InlineData("נועה Levi", "\u2068נועה Levi\u2069")]
    [InlineData("", "")]
    public void Only_a_name_with_letters_from_right_to_left_is_set_apart(string name, string shown) => Assert.Equal(shown, Isolation.Of(name));

    [Fact]
    public void Setting_apart_twice_is_setting_apart_once() => Assert.Equal(Isolation.Of(Layla), Isolation.Of(Isolation.Of(Layla)));

    [Fact]
    public void A_sentence_of_the_pages_sets_a_name_apart() => Assert.Equal(
        $"\u2068{Layla}\u2069 keeps a seat for you in Coaching. Tell us who you are, and the seat is yours.",
        Words.In("en").Say("name.own", ("registrar", Layla), ("program", "Coaching")));

    [Fact]
    public void A_mail_sets_a_name_apart_in_its_text_and_leaves_subject_header_and_calendar_plain()
    {
        var state = Samples.Together("en");
        var named = state with { Registrar = state.Registrar with { Name = Layla }, Participants = [state.Participants[0] with { Person = state.Participants[0].Person with { Name = Layla } }, .. state.Participants.Skip(1)] };
        var mail = new LetterWriter(Samples.Links).Write(Samples.Online, named, new Letter(state.Id, LetterKind.Confirmation, new ParticipantNumber(1), 0, "1"));
        Assert.Contains($"\u2068{Layla}\u2069", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"\u2068{Layla}\u2069", mail.Html, StringComparison.Ordinal);
        Assert.Equal(Layla, mail.ToName);
        Assert.DoesNotContain(mail.Subject + string.Concat(mail.Attachments.Select(file => Encoding.UTF8.GetString(file.Content))), c => c is '\u2068' or '\u2069');
    }
}
