using System.Net;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Tests.Participants;
using Nep.Registration.Site.Tests.Staff;

namespace Nep.Registration.Site.Tests.Admissions;

/// <summary>Deferral does what the letter says; what people need goes with them to the door.</summary>
public sealed class DeferralPageTests
{
    private static readonly OfferingId Next = OfferingId.Parse("fellowship-2028");

    [Fact]
    public async Task A_deferred_applicant_is_carried_to_the_run_that_staff_choose_and_both_sides_see_it()
    {
        await using var fellowship = await Fellowship.Open();
        var ana = await fellowship.Send();
        var reference = await fellowship.LinkIn("ruth@east.example", "A reference for Ana");
        using var given = await fellowship.Visitor.Send(await fellowship.Visitor.Page(reference), "main form", "button", ("answers.strength", "Listens"));
        await fellowship.Release(ana, Decision.Defer);
        using var fay = await new StaffDoor(fellowship.Site).SignIn(StaffRole.Registrar);
        var page = $"/staff/offerings/fellowship-2027/applications/{Fellowship.IdOf(ana)}";
        Assert.Contains("As soon as a later run that is applied for is published", (await fay.Page(page)).Says(), StringComparison.Ordinal);

        await fellowship.Site.Publish(Next, OfferingClone.Make(Fellowship.Details, new LocalDate(2028, 3, 2)));
        using var without = await fay.Send(await fay.Page(page), "form:has([name=to])", "button");
        using var carried = await fay.Send(await fay.Page(page), "form:has([name=to])", "button", ("reason", "As agreed in May"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.SeeOther), (without.StatusCode, carried.StatusCode));
        await fellowship.Site.Rest();

        var state = await fellowship.State(ana);
        var there = (await fellowship.Get<ApplicationDesk>().Find(Next, state.Carried!.As))!.Value.State;
        Assert.Equal((ApplicationStatus.Submitted, "It is time", "Listens"), (there.Status, there.Answer("why")!.Text, there.Referees[0].Given!.Answers[0].Text));
        var staff = await fay.Page(page);
        Assert.Equal($"/staff/offerings/{Next}/applications/{there.Id}", staff.QuerySelector("dl.facts a[href*='fellowship-2028']")!.GetAttribute("href"));
        Assert.Contains("“As agreed in May”", staff.Says("[aria-labelledby=history]"), StringComparison.Ordinal);
        var own = await fellowship.Visitor.Page(ana);
        Assert.Contains("Your application goes on in the run that begins on Thursday, March 2, 2028:", own.Says(), StringComparison.Ordinal);
        var onward = await fellowship.Visitor.Page(own.QuerySelector(".notice-success a")!.GetAttribute("href")!);
        Assert.Contains("Carried over, with what you wrote, from the run of Thursday, March 4, 2027:", onward.Says(), StringComparison.Ordinal);
        Assert.Contains($"{there.Applicant.Name}", (await fay.Page($"/staff/offerings/{Next}/applications")).Says(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_applicant_needs_goes_with_them_into_the_registration_and_onto_the_list_at_the_door()
    {
        var rule = Fellowship.Rule with
        {
            Stages = [Fellowship.Rule.Stages[0] with { Questions = [.. Fellowship.Rule.Stages[0].Questions, new FormQuestion("access", "What do you need?", FormQuestionKind.LongText) { Sight = AnswerSight.Needs }] }, Fellowship.Rule.Stages[1]],
            Tuition = new Tuition.Free(),
        };
        await using var fellowship = await Fellowship.Open(rule);
        var ana = await fellowship.Begin();
        using var about = await fellowship.Save(ana, "about", ("answers.role", "Leader"), ("answers.access", "Live captions"));
        using var why = await fellowship.Save(ana, "statement", ("answers.why", "It is time"));
        using var referee = await fellowship.Visitor.Send(await fellowship.Visitor.Page($"{ana}/referees"), "main form", "button", ("referee.name", "Ruth Okafor"), ("referee.email", "ruth@east.example"), ("referee.relation", "My principal"));
        using var sent = await fellowship.Visitor.Send(await fellowship.Visitor.Page(ana), "form[action$='/send']", "button");
        await fellowship.Release(ana, Decision.Accept);
        using var accepted = await fellowship.Visitor.Send(await fellowship.Visitor.Page(ana), "form[action$='/accept']", "button");
        await fellowship.Site.Rest();
        var state = await fellowship.State(ana);
        var registration = (await fellowship.Get<RegistrationDesk>().Find(Fellowship.Id, state.Registration!.Value))!.Value.State;
        Assert.Equal([new Domain.Offerings.Answer("access", "Live captions")], registration.Participants[0].Answers);
        using var facilitator = await new StaffDoor(fellowship.Site).SignIn(StaffRole.Facilitator);
        Assert.Contains("Live captions", (await facilitator.Page("/staff/offerings/fellowship-2027/sessions/1/roster")).Says(), StringComparison.Ordinal);
    }
}
