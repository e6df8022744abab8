namespace Nep.Registration.Domain.Tests.Cohorts;

/// <summary>Whom a mail to a list reaches.</summary>
public class MailingListTests
{
    private static readonly RegistrationState Mine = Story.State(Story.Confirmed(Institutes.OpenVirtual(), Story.Form(Story.Maya, Story.Sam)));
    private static readonly RegistrationState Theirs = Story.State(Story.Confirmed(Institutes.OpenVirtual(), Story.FormFor(Story.OfficeRegisters, Story.Noor, Person.Unnamed)));

    [Fact]
    public void A_registrar_who_comes_along_gets_one_mail_and_one_who_does_not_their_own()
    {
        Assert.Equal([(Story.One, 0), (new ParticipantNumber(2), 0)], To(MailingAudience.Everyone, Mine));
        Assert.Equal([(Story.One, 0), (null, 0)], To(MailingAudience.Everyone, Theirs));
    }

    [Fact]
    public void Participants_only_and_registrars_only_are_just_that_and_nobody_without_a_name_is_written_to()
    {
        Assert.Equal([(Story.One, 0)], To(MailingAudience.Participants, Theirs));
        Assert.Equal([(null, 0)], To(MailingAudience.Registrars, Theirs));
        Assert.Equal([(null, 0)], To(MailingAudience.Registrars, Mine));
    }

    [Fact]
    public void Whoever_stands_in_two_registrations_gets_one_mail_and_two_people_at_one_address_get_their_own()
    {
        var again = Mine with { Id = RegistrationId.Parse("ZZ3M9QX2T4V6W8Y0") };
        var shared = Mine with { Participants = [Mine.Participants[0], Mine.Participants[1] with { Person = Story.Sam with { Email = Story.Maya.Email } }] };
        Assert.Equal(2, List(MailingAudience.Everyone, Mine, again).Recipients.Count);
        Assert.Equal(2, List(MailingAudience.Everyone, shared).Recipients.Count);
    }

    [Fact]
    public void Who_wants_no_optional_mail_is_left_out_and_counted_and_an_address_that_returned_mail_is_counted_and_written_to()
    {
        var listing = new MailingListing(MailingAudience.Everyone, address => address == Story.Sam.Email, address => address == Story.Maya.Email);
        listing.Add(Mine);
        Assert.Equal(new MailingList([new MailingRecipient(Story.Id, Story.One, 0)], 1, 1), listing.Result());
    }

    [Fact]
    public void Another_list_than_was_shown_is_asked_about_again_even_when_it_is_as_long()
    {
        var (one, other) = (List(MailingAudience.Participants, Theirs), List(MailingAudience.Registrars, Theirs));
        Assert.Null(one.WhyNot(one.Stamp));
        Assert.Equal(new MailingListChanged(1, 1), one.WhyNot(other.Stamp));
        Assert.Equal(new MailingListChanged(0, 1), one.WhyNot("nonsense"));
        Assert.Equal(new MailingListEmpty(), new MailingList([], 3, 0).WhyNot(one.Stamp));
    }

    private static IEnumerable<(ParticipantNumber?, int)> To(MailingAudience audience, RegistrationState state) =>
        List(audience, state).Recipients.Select(one => (one.To, one.Change));

    private static MailingList List(MailingAudience audience, params RegistrationState[] states)
    {
        var listing = new MailingListing(audience, _ => false, _ => false);
        foreach (var state in states) listing.Add(state);
        return listing.Result();
    }
}
