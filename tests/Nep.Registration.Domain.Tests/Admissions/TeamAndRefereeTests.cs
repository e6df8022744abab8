using Nep.Registration.Domain.Admissions;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Domain.Tests.Admissions;

/// <summary>The people beside the applicant: those who apply together, and those who are asked.</summary>
public class TeamAndRefereeTests
{
    private static readonly Instant Now = Clocks.Placed;

    private static Scenario<ApplicationEvent, ApplicationCommand> Alone => Scenario.OfApplication(Fellowships.Offering);

    private static Scenario<ApplicationEvent, ApplicationCommand> Team => Scenario.OfApplication(Fellowships.ForTeams);

    [Fact]
    public void Each_of_a_team_confirms_and_the_applicant_has_by_applying()
    {
        var ana = new Person(Fellowships.Ana.Name, Fellowships.Ana.Email);
        Team.Given(Fellowships.Started).When(new InviteMember(ana, "teacher")).Then(new MemberInvited(Fellowships.First, ana, "teacher", Now), new MemberConfirmed(Fellowships.First, Now));
        var invited = Team.Given(Fellowships.Started, new MemberInvited(Fellowships.First, Fellowships.Member("s"), "student", Now));
        invited.When(new ConfirmMember(Fellowships.First, 0)).Then(new MemberConfirmed(Fellowships.First, Now));
        invited.When(new ConfirmMember(Fellowships.First, 1)).Refused(new TeamMemberNotFound());
    }

    [Fact]
    public void A_team_has_nobody_twice_no_unknown_role_and_no_more_than_it_may()
    {
        Team.Given(Fellowships.Team).When(new InviteMember(Fellowships.Member("s") with { Name = "Else" }, "parent")).Refused(new TeamMemberAlreadyIn());
        Team.Given(Fellowships.Team).When(new InviteMember(Fellowships.Omar, "mayor")).Refused(new FormFaulty([new Fault("member.role", "NotAChoice")]));
        Team.Given([.. Fellowships.Team, new MemberInvited(new(4), Fellowships.Member("x"), "parent", Now), new MemberInvited(new(5), Fellowships.Member("y"), "parent", Now)])
            .When(new InviteMember(Fellowships.Omar, "parent")).Refused(new TeamFull(5));
    }

    [Fact]
    public void A_team_is_sent_only_with_its_quorum_of_people_who_said_yes()
    {
        Team.Given(Fellowships.Team).When(new SubmitApplication(new Actor.Applicant())).Then(new ApplicationSubmitted(Now));
        Team.Given([.. Fellowships.Team, new MemberLeft(Fellowships.Second, "Moved", Now)]).When(new SubmitApplication(new Actor.Applicant()))
            .Refused(new ApplicationIncomplete([new Fault("members", "TooFewSaidYes", "3"), new Fault("members", "RoleMissing", "1 student")]));
    }

    [Fact]
    public void A_member_leaves_before_the_site_visit_and_the_quorum_is_looked_at_again()
    {
        ApplicationEvent[] left = [.. Fellowships.Team, new ApplicationSubmitted(Now), new MemberLeft(Fellowships.Second, "Moved", Now)];
        Team.Given(Fellowships.Team).Given(new ApplicationSubmitted(Now)).When(new LetMemberGo(Fellowships.Second, "Moved")).Then(new MemberLeft(Fellowships.Second, "Moved", Now));
        Assert.Equal([new Fault("members", "TooFewSaidYes", "3"), new Fault("members", "RoleMissing", "1 student")], TeamQuorum.Missing(Fellowships.TeamRule, Fellowships.State(left)));
        var another = new MemberReplaced(Fellowships.Second, Fellowships.Member("n"), "student", "New student", Now);
        Team.Given(left).When(new ReplaceMember(Fellowships.Second, Fellowships.Member("n"), "student", "New student")).Then(another);
        Assert.Equal([], TeamQuorum.Missing(Fellowships.TeamRule, Fellowships.State([.. left, another, new MemberConfirmed(Fellowships.Second, Now)])));
    }

    [Fact]
    public void Who_was_replaced_stays_on_the_record()
    {
        var state = Fellowships.State([.. Fellowships.Team, new MemberReplaced(Fellowships.Third, Fellowships.Omar, "parent", "Ill", Now)]);
        Assert.Equal(
            new TeamMember(Fellowships.Third, Fellowships.Omar, "parent", Now, 1) { Before = [new FormerMember(Fellowships.Member("p"), "parent", Now, Now, "Ill")] },
            state.Member(Fellowships.Third));
    }

    [Fact]
    public void A_referee_is_named_answers_once_and_is_then_not_replaced()
    {
        Alone.Given(Fellowships.Started).When(new NameReferee(Fellowships.Ruth, "My principal")).Then(new RefereeNamed(Fellowships.First, Fellowships.Ruth, "My principal", Now));
        ValueList<Answer> text = [new("strength", "Listens")];
        Alone.Given(Fellowships.Sent).When(new GiveReference(Fellowships.First, 0, text)).Then(new ReferenceReceived(Fellowships.First, text, Now));
        var given = Alone.Given([.. Fellowships.Sent, new ReferenceReceived(Fellowships.First, text, Now)]);
        given.When(new GiveReference(Fellowships.First, 0, [new("strength", "Other")])).Refused(new ReferenceAlreadyGiven());
        given.When(new ReplaceReferee(Fellowships.First, Fellowships.Omar, "Colleague", "No answer")).Refused(new ReferenceAlreadyGiven());
    }

    [Fact]
    public void A_required_answer_of_a_referee_is_enforced() =>
        Alone.Given(Fellowships.Sent).When(new GiveReference(Fellowships.First, 0, [])).Refused(new FormFaulty([new Fault("answers.strength", "Missing")]));

    [Fact]
    public void Nobody_vouches_for_themselves_or_is_asked_twice()
    {
        Alone.Given(Fellowships.Started).When(new NameReferee(new Person("Ana", Fellowships.Ana.Email), "Me")).Refused(new RefereeNotIndependent());
        Alone.Given(Fellowships.Finished).When(new NameReferee(Fellowships.Ruth with { Name = "R." }, "Boss")).Refused(new RefereeNotIndependent());
    }

    [Fact]
    public void A_replaced_referees_link_does_nothing_any_more()
    {
        var replaced = new RefereeReplaced(Fellowships.First, Fellowships.Omar, "Colleague", "No answer", Now);
        Alone.Given(Fellowships.Sent).When(new ReplaceReferee(Fellowships.First, Fellowships.Omar, "Colleague", "No answer")).Then(replaced);
        Alone.Given([.. Fellowships.Sent, replaced]).When(new GiveReference(Fellowships.First, 0, [new("strength", "x")])).Refused(new RefereeNotFound());
    }

    [Fact]
    public void No_more_are_named_than_can_be_asked() => Alone
        .Given([.. Fellowships.Finished, new RefereeNamed(new(2), Fellowships.Member("a"), "x", Now), new RefereeNamed(new(3), Fellowships.Member("b"), "x", Now)])
        .When(new NameReferee(Fellowships.Omar, "Colleague")).Refused(new EnoughReferees(3));
}
