using System.Net;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Tests.Participants;

public sealed class StoryTests
{
    [Fact]
    public async Task An_educator_registers_pays_looks_and_cancels_with_the_refund_that_was_shown()
    {
        await using var institute = await Institute.Open();

        var review = await institute.Review(("people[0].answers.access", "Live captions."));
        Assert.Equal("Early price Rule: registered through Monday, February 1, 2027, Pacific time", review.Says(".quote tbody tr:nth-child(3) th"));
        Assert.Equal("Total for 1 person $795", review.Says(".quote tfoot"));

        using var placed = await institute.Place(review);
        var manage = placed.Headers.Location!.ToString();
        var held = await institute.Visitor.Page(manage);
        Assert.Equal("Held until Monday, January 4, 2027, 10:30 AM Pacific time", held.Says(".notice-title"));

        await institute.Pay(manage);
        var confirmed = await institute.Visitor.Page(manage);
        Assert.Equal("You are registered", confirmed.Says(".notice-title"));
        Assert.Equal("Tuesday, February 2, 2027, 9:00 AM Pacific time", confirmed.Says(".timeline li:nth-child(1) .when"));

        var cancel = await institute.Visitor.Page(manage + "/cancel");
        Assert.Equal("Comes back to you $795", cancel.Says(".quote tfoot"));
        using var cancelled = await institute.Visitor.Send(cancel, "form[action$='/cancel']", null, ("why", "I moved."));
        Assert.Equal(manage, cancelled.Headers.Location!.ToString());
        await institute.Site.Rest();
        var state = Assert.Single(await institute.Registrations());
        Assert.Equal((RegistrationStatus.Cancelled, EndKind.ByRegistrant, Money.Usd(795)), (state.Status, state.EndedBy, state.Refunded));
        Assert.Contains("was sent back the way you paid", (await institute.Visitor.Page(manage)).Says(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_pays_for_everything_confirms_at_once()
    {
        await using var institute = await Institute.Open();

        var manage = await institute.Hold(("code", " free "));

        Assert.Equal("● Nothing to pay", "● " + (await institute.Visitor.Page(manage)).Says(".chip:first-child"));
        Assert.Equal(RegistrationStatus.Confirmed, Assert.Single(await institute.Registrations()).Status);
    }

    [Fact]
    public async Task Somebody_who_is_not_coming_registers_two_others_and_adds_and_removes_people_without_losing_a_word()
    {
        await using var institute = await Institute.Open();
        var visitor = institute.Visitor;

        using var added = await visitor.Send(
            await visitor.Page(Institute.Register), Institute.Form, "button[value=add]",
            [.. Institute.Rosa, ("coming", "no"), ("registrar.name", "Denise Whitfield"), ("registrar.email", "denise@lakeview.example")]);
        using var third = await visitor.Send(await Visitor.Read(added), Institute.Form, "button[value=add]", ("people[1].name", "Nobody"));
        using var removed = await visitor.Send(
            await Visitor.Read(third), Institute.Form, "button[value=remove-2]",
            ("people[2].name", "Malik Thompson"), ("people[2].email", "malik@lakeview.example"), ("people[2].answers.role", "Coach"));
        var page = await Visitor.Read(removed);
        Assert.Equal(2, page.QuerySelectorAll("fieldset.person:not(.registrar) input[name$='.name'][name^='people']").Length);
        using var reviewed = await visitor.Send(page, Institute.Form, "button[value=review]");
        using var placed = await institute.Place(await Visitor.Read(reviewed));

        Assert.Equal(HttpStatusCode.SeeOther, placed.StatusCode);
        var state = Assert.Single(await institute.Registrations());
        Assert.Equal(new Registrar("Denise Whitfield", EmailAddress.Parse("denise@lakeview.example"), "", "en"), state.Registrar);
        Assert.Equal(["Rosa Delgado", "Malik Thompson"], state.Participants.Select(person => person.Person.Name));
    }

    [Fact]
    public async Task A_walk_back_from_the_review_keeps_everything_typed()
    {
        await using var institute = await Institute.Open();
        var review = await institute.Review(("people[0].answers.access", "Breaks.\nCaptions."), ("people[0].chosen", "600"), ("people[0].answers.photo", "yes"));

        using var back = await institute.Visitor.Send(review, Institute.Form, "button[value=change]");
        var form = await Visitor.Read(back);

        Assert.Equal("Rosa Delgado", form.QuerySelector("#people-0-name")!.GetAttribute("value"));
        Assert.Equal("Teacher", form.QuerySelector("#people-0-answers-role option[selected]")!.GetAttribute("value"));
        Assert.Equal("Breaks.\nCaptions.", form.QuerySelector("#people-0-answers-access")!.TextContent);
        Assert.Equal("600", form.QuerySelector("#people-0-chosen")!.GetAttribute("value"));
        Assert.True(form.QuerySelector("#people-0-answers-photo")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task The_same_story_reads_in_Spanish()
    {
        await using var institute = await Institute.Open();
        await institute.Visitor.Get("/?lang=es");

        var catalog = await institute.Visitor.Page("/");
        var offering = await institute.Visitor.Page($"/offerings/{Institute.Id}");
        var manage = await institute.Visitor.Page(await institute.Hold());

        Assert.Equal("es", catalog.DocumentElement.GetAttribute("lang"));
        Assert.Contains("$795 hasta el 1 feb 2027, después $895", catalog.Says(), StringComparison.Ordinal);
        Assert.Equal("jueves, 4 de marzo de 2027 Session 1 de 9:00 AM a 12:00 PM hora del Pacífico", offering.Says(".sessions li:first-child"));
        Assert.Equal("Pagar $795", manage.Says("form[action$='/pay'] button"));
        Assert.Equal("es", Assert.Single(await institute.Registrations()).Registrar.Language);
    }
}
