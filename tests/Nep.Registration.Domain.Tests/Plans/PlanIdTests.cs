namespace Nep.Registration.Domain.Tests.Plans;

public class PlanIdTests
{
    [Fact]
    public void A_plan_is_read_back_from_its_name()
    {
        PlanId one = new PlanId.OfRegistration(Institutes.Id, Story.Id);
        PlanId cohort = new PlanId.OfCohort(Institutes.Id);
        Assert.Equal(("reg|coaching-for-equity-2027-03|7K3M9QX2T4V6W8Y0", "cohort|coaching-for-equity-2027-03"), (one.ToString(), cohort.ToString()));
        Assert.Equal((one, cohort), (PlanId.Parse(one.ToString()), PlanId.Parse(cohort.ToString())));
        Assert.Equal(Institutes.Id, cohort.Offering);
    }

    [Fact]
    public void The_plan_of_an_application_is_read_back_from_its_name()
    {
        PlanId one = new PlanId.OfApplication(Institutes.Id, Fellowships.One);
        Assert.Equal("app|coaching-for-equity-2027-03|3K2M49QX0ABCDEFG", one.ToString());
        Assert.Equal((one, one), (PlanId.Parse(one.ToString()!), PlanId.Parse($"{one}|seats")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("reg|coaching")]
    [InlineData("cohort|A")]
    [InlineData("team|coaching-for-equity|7K3M9QX2T4V6W8Y0")]
    public void Another_name_is_refused(string text) => Assert.Throws<FormatException>(() => PlanId.Parse(text));
}
