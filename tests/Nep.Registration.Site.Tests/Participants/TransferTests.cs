using System.Net;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Tests.Staff;

namespace Nep.Registration.Site.Tests.Participants;

public sealed class TransferTests
{
    private static readonly OfferingId Later = OfferingId.Parse("coaching-for-equity-2027-06");

    private static readonly OfferingDetails Details = Institute.Details with
    {
        Policy = Institute.Details.Policy with { Transfer = new TransferRule(Money.Usd(50), 12) },
    };

    [Fact]
    public async Task A_participant_sees_the_price_moves_and_pays_the_difference_on_the_new_page()
    {
        await using var institute = await Institute.Open(Details);
        await institute.Site.Publish(Later, Move(900));
        var manage = await institute.Hold();
        await institute.Pay(manage);

        var choose = await institute.Visitor.Page(manage + "/transfer");
        var shown = await institute.Visitor.Page(choose.QuerySelector("ul.people a")!.GetAttribute("href")!);
        Assert.Equal("Still to pay there $155", shown.Says(".quote tfoot"));
        using var disagreed = await institute.Visitor.Send(shown, "form[action$='/transfer']", null);
        Assert.Contains("Please agree to the terms", (await Visitor.Read(disagreed)).Says(".error-summary"), StringComparison.Ordinal);
        using var done = await institute.Visitor.Send(shown, "form[action$='/transfer']", null, Agreed);
        await institute.Site.Rest();

        Assert.Equal(manage, done.Headers.Location!.ToString());
        var there = (await institute.Visitor.Page(manage)).QuerySelector("main a[href^='/registrations/']")!.GetAttribute("href")!;
        Assert.Contains($"/{Later}/", there, StringComparison.Ordinal);
        Assert.Contains("Fee for moving", (await institute.Visitor.Page(there)).Says(".quote"), StringComparison.Ordinal);
        using var again = await institute.Visitor.Send(shown, "form[action$='/transfer']", null, Agreed);
        Assert.Equal(manage, again.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Whoever_moves_is_asked_what_only_the_other_program_asks_and_keeps_what_was_typed()
    {
        await using var institute = await Institute.Open(Details);
        var team = new Question("team", "Which team?", QuestionKind.ShortText, Required: true);
        await institute.Site.Publish(Later, Move(900) with { Questions = [.. Details.Questions, team] });
        var manage = await institute.Hold();
        await institute.Pay(manage);

        var shown = await institute.Visitor.Page($"{manage}/transfer?to={Later}");
        using var missing = await institute.Visitor.Send(shown, "form[action$='/transfer']", null, Agreed);
        var again = await Visitor.Read(missing);
        Assert.Contains("Which team?", again.Says(".error-summary"), StringComparison.Ordinal);
        using var done = await institute.Visitor.Send(shown, "form[action$='/transfer']", null, Agreed, ("people[0].answers.team", "Blue"));
        await institute.Site.Rest();

        Assert.Contains(new Answer("team", "Blue"), Assert.Single(await institute.Registrations(Later)).Participants[0].Answers);
    }

    [Fact]
    public async Task A_price_that_changed_since_it_was_shown_is_shown_again_and_nothing_moves()
    {
        await using var institute = await Institute.Open(Details);
        await institute.Site.Publish(Later, Move(900) with { Prices = new PriceList(Money.Usd(900)) { Early = [new DatedPrice("Early price", Money.Usd(800), new LocalDate(2027, 1, 10))] } });
        var manage = await institute.Hold();
        await institute.Pay(manage);
        var shown = await institute.Visitor.Page($"{manage}/transfer?to={Later}");
        await institute.Site.Travel(Duration.FromDays(10));

        using var answer = await institute.Visitor.Send(shown, "form[action$='/transfer']", null);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Nothing was moved", (await Visitor.Read(answer)).Says(".notice-warning"), StringComparison.Ordinal);
        Assert.Null(Assert.Single(await institute.Registrations()).Transfer);
    }

    [Fact]
    public async Task A_program_that_is_applied_for_is_no_place_to_move_to()
    {
        await using var institute = await Institute.Open(Details);
        await institute.Site.Publish(Later, Move(900) with { Entry = new Entry.ByApplication(Admissions.Fellowship.Rule), Prices = new PriceList(Admissions.Fellowship.Rule.Tuition.Total) });
        var manage = await institute.Hold();
        await institute.Pay(manage);

        var choose = await institute.Visitor.Page(manage + "/transfer");

        Assert.Empty(choose.QuerySelectorAll("ul.people a"));
    }

    [Fact]
    public async Task What_is_not_paid_yet_is_not_offered_to_move()
    {
        await using var institute = await Institute.Open(Details with { Payments = PaymentPolicy.Everything });
        await institute.Site.Publish(Later, Move(900));
        var manage = await institute.Hold(("payment", "PurchaseOrder"), ("registrar.organization", "Lakeview Unified"), ("billing.address", "1 Main Street"));
        using var sent = await institute.Visitor.Send(
            await institute.Visitor.Page(manage + "/purchase-order"), "form[action$='/purchase-order']", null, ("number", "PO-88"), ("amount", "795"));

        var owing = await institute.Visitor.Page(manage);
        Assert.Null(owing.QuerySelector("a[href$='/transfer']"));
        Assert.Contains("once it is paid in full", owing.Says(), StringComparison.Ordinal);
        Assert.DoesNotContain("You do not have to do a thing", owing.Says(), StringComparison.Ordinal);

        await institute.Pay(manage);
        var paid = await institute.Visitor.Page(manage);
        Assert.NotNull(paid.QuerySelector("a[href$='/transfer']"));
        Assert.Contains("You do not have to do a thing", paid.Says(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_move_someone_with_a_reason_and_without_the_fee()
    {
        await using var institute = await Institute.Open();
        await institute.Site.Publish(Later, Move(700));
        var manage = await institute.Hold();
        await institute.Pay(manage);
        var path = $"/staff/offerings/{Institute.Id}/registrations/{Assert.Single(await institute.Registrations()).Id}";
        using var staff = await new StaffDoor(institute.Site).SignIn(StaffRole.Registrar);

        var page = await staff.Page(path + "/transfer");
        using var without = await staff.Send(page, "form.readable", null, ("to", $"{Later}"));
        using var done = await staff.Send(page, "form.readable", null, ("to", $"{Later}"), ("reason", "Surgery in March"));
        await institute.Site.Rest();

        Assert.Equal((HttpStatusCode.UnprocessableEntity, path + "?done=moving"), (without.StatusCode, done.Headers.Location!.ToString()));
        var state = Assert.Single(await institute.Registrations());
        Assert.Equal((EndKind.Transferred, Money.Usd(95)), (state.EndedBy!.Value, state.Refunds.Single(refund => refund.Reason == RefundReason.Difference).Amount));
        Assert.Contains("Moved to Coaching for Equity Institute", (await staff.Page(path)).Says("[aria-labelledby=history]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_offering_moves_as_many_as_there_are_seats_and_gives_the_others_everything_back_as_the_preview_said()
    {
        await using var site = await StaffSite.Open();
        await site.Site.Publish(Later, Move(900) with { Capacity = 1 });
        for (var i = 1; i <= 3; i++)
        {
            var state = await site.Register(i, [$"Person {i}"]);
            if (i < 3) await site.Pay(state, state.Quote.Total, $"pay_{i}");
        }

        await site.Site.Rest();
        using var staff = await site.SignIn(StaffRole.Registrar);
        var page = await staff.Page($"{StaffSite.Home}/cancel?to={Later}");
        Assert.Contains("1 registration moves to Coaching for Equity Institute , which has 1 place free", page.Says(".notice-warning"), StringComparison.Ordinal);
        Assert.Contains("2 registrations are cancelled", page.Says(".notice-warning"), StringComparison.Ordinal);
        using var done = await staff.Send(page, "form.readable", null, ("reason", "The trainer is ill"));
        await site.Site.Travel(Duration.FromMinutes(2));

        Assert.Equal($"{StaffSite.Home}?done=cancelled", done.Headers.Location!.ToString());
        var after = new List<RegistrationState>();
        await foreach (var state in site.Get<RegistrationDrawer>().All(Institute.Id)) after.Add(state);
        Assert.Equal([EndKind.Transferred, EndKind.WithOffering, EndKind.WithOffering], after.Select(state => state.EndedBy!.Value).Order().Reverse());
        var moved = new List<RegistrationState>();
        await foreach (var state in site.Get<RegistrationDrawer>().All(Later)) moved.Add(state);
        Assert.Equal((Money.Usd(795), Money.Zero), (Assert.Single(moved).Paid, moved[0].Balance));
    }

    private static readonly (string Name, string? Value) Agreed = ("terms", Details.TermsVersion);

    private static OfferingDetails Move(int price) => OfferingClone.Make(Details, new LocalDate(2027, 6, 3)) with { Prices = new PriceList(Money.Usd(price)), Entry = new Entry.Open(3) };
}
