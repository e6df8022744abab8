using Nep.Registration.Domain.Admissions.Reviewing;

namespace Nep.Registration.Domain.Tests.Reviewing;

public class ConflictTests
{
    private static readonly ValueList<Conflict> None = [];

    private static ApplicantTies Ties(string organization, params string[] addresses) => new(Rubrics.Application(1), [organization], [.. addresses.Select(EmailAddress.Parse)]);

    [Fact]
    public void Nobody_reviews_their_own_district_however_it_is_written() => Assert.Equal(
        [new Conflict.SameOrganization("Oakland Unified School District")],
        Conflicts.Between(Panels.Someone("a@gmail.com", ["oakland USD."]), Ties("Oakland Unified School District", "b@gmail.com")));

    [Fact]
    public void Nobody_reviews_a_colleague_who_has_mail_at_the_same_organization() => Assert.Equal(
        [new Conflict.SameMail("ousd.example")],
        Conflicts.Between(Panels.Someone(), Ties("Elsewhere", "b@staff.ousd.example")));

    [Fact]
    public void Two_addresses_at_a_public_mail_provider_say_nothing() =>
        Assert.Equal(None, Conflicts.Between(Panels.Someone("a@gmail.com"), Ties("Elsewhere", "b@gmail.com", "c@yahoo.co.uk")));

    [Fact]
    public void Nobody_reviews_themselves_under_another_address() => Assert.Equal(
        [new Conflict.SamePerson(EmailAddress.Parse("Ana@Gmail.com"))],
        Conflicts.Between(Panels.Someone("a@nep.example", others: ["Ana@Gmail.com"]), Ties("Elsewhere", "ana@gmail.com")));

    [Fact]
    public void The_organization_of_another_address_counts_too() => Assert.Equal(
        [new Conflict.SameMail("fresno.example")],
        Conflicts.Between(Panels.Someone("a@nep.example", others: ["ana@fresno.example"]), Ties("Elsewhere", "b@fresno.example")));

    [Fact]
    public void Who_names_no_organization_shares_none() => Assert.Equal(None, Conflicts.Between(Panels.Someone("a@gmail.com", [""]), Ties("", "b@x.example")));

    [Theory]
    [InlineData("Peña Blanca Public Schools", "pena blanca school district", true)]
    [InlineData("St. Paul Public Schools", "St Paul ISD", true)]
    [InlineData("School District of the City", "Public Schools", false)]
    [InlineData("Oakland Unity", "Oakland USD", false)]
    public void Districts_are_compared_by_what_tells_them_apart(string left, string right, bool same) => Assert.Equal(same, Organizations.AreSame(left, right));

    [Fact]
    public void A_known_conflict_refuses_the_assignment() => Reviews.Story
        .When(Reviews.Assign with { Conflicts = [new Conflict.SameMail("ousd.example")] })
        .Refused(new ReviewerHasConflict(new Conflict.SameMail("ousd.example")));
}
