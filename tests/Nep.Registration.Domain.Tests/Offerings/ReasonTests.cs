namespace Nep.Registration.Domain.Tests.Offerings;

public class ReasonTests
{
    [Theory]
    [InlineData("Ill")]
    [InlineData(" A storm\r\nthat closed the bridge ")]
    public void A_sentence_is_a_reason(string reason) => Assert.Null(Reasons.Refuse(reason));

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void Nothing_is_none(string reason) => Assert.Equal(new ReasonMissing(), Reasons.Refuse(reason));

    [Fact]
    public void A_reason_of_ten_thousand_letters_is_too_long_to_keep() =>
        Assert.Equal(["TooLong"], ((FormFaulty)Reasons.Refuse(new string('x', 10_000))!).Faults.Select(fault => fault.Name));

    [Fact]
    public void A_reason_is_text_and_nothing_that_a_machine_would_act_on() =>
        Assert.Equal([("reason", "ControlCharacters")], ((FormFaulty)Reasons.Refuse("Ill\u0007")!).Faults.Select(fault => (fault.Field, fault.Name)));
}
