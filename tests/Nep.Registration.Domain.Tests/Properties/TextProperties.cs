using FsCheck.Fluent;

namespace Nep.Registration.Domain.Tests.Properties;

public class TextProperties
{
    [Fact]
    public void Lists_are_equal_exactly_when_their_elements_are() => Property.Holds(
        from one in Property.Number(0, 3).ListOf() from other in Property.Number(0, 3).ListOf() select (one, other),
        pair =>
        {
            ValueList<int> one = [.. pair.one], other = [.. pair.other];
            return (one == other) == pair.one.SequenceEqual(pair.other)
                && one == one.Map(item => item) && one.GetHashCode() == ValueList.ToValueList(pair.one).GetHashCode()
                && one.Add(7)[^1] == 7 && one.Add(7) != one;
        });

    [Fact]
    public void Base_32_has_as_many_plain_characters_as_asked_for_and_keeps_different_bytes_apart() => Property.Holds(
        from one in Property.Number(0, 255).ArrayOf(10)
        from other in Property.Number(0, 255).ArrayOf(10)
        select (One: one.Select(n => (byte)n).ToArray(), Other: other.Select(n => (byte)n).ToArray()),
        pair =>
        {
            var text = Ids.ToBase32(pair.One, 16);
            return RegistrationId.TryParse(text, out _) && (text == Ids.ToBase32(pair.Other, 16)) == pair.One.SequenceEqual(pair.Other);
        });

    [Fact]
    public void No_address_carries_a_control_character_or_white_space_inside() => Property.Holds(
        from bad in Gen.OneOf(Property.Number(0, 31), Property.Number(127, 159), Gen.Elements(' ', 0x2028, 0x00A0, 0x200B, 0x202E, 0xFEFF))
        from at in Property.Number(1, 18)
        select "maya@oakland.example".Insert(at, ((char)bad).ToString()),
        text => !EmailAddress.TryParse(text, out _));

    [Fact]
    public void What_is_taken_for_an_address_reads_back_as_itself() => Property.Holds(
        Gen.Elements("a.b-@+é \r<1".ToCharArray()).ListOf().Select(list => string.Concat(list) + "@x.example"),
        text => !EmailAddress.TryParse(text, out var address) || (EmailAddress.Parse(address.ToString()) == address && address.ToString() == text.Trim()),
        times: 1_000);
}
