using Nep.Registration.App;
using Nep.Registration.App.Language;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Local.Checkout;

public sealed record CheckoutModel(Words Words, KeptCheckout Checkout, bool IsLate);

/// <summary>The test checkout's page: pay, pay twice, decline, walk away, or come back and pay too late.</summary>
internal static class CheckoutEndpoints
{
    public static void MapTestCheckout(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/test-checkout/{id}", Show);
        endpoints.MapPost("/test-checkout/{id}", Act);
    }

    private static async Task<IResult> Show(string id, HttpContext http, TestCheckout checkout, Clock clock) =>
        await checkout.Find(id, http.RequestAborted) is { } kept
            ? Page.Of<CheckoutPage>(Model(http, kept, clock))
            : TypedResults.NotFound();

    private static async Task<IResult> Act(string id, HttpContext http, TestCheckout checkout, NoticeDelivery notices, Clock clock)
    {
        var form = await PostedForm.Read(http);
        if (await checkout.Find(id, http.RequestAborted) is not { } kept) return TypedResults.NotFound();
        if (form.IsStale) return Page.Again<CheckoutPage>(Model(http, kept, clock));
        switch (form["do"])
        {
            case "pay" when kept.Payments == 0:
                await checkout.Pay(id, 1, http.RequestAborted);
                break;
            case "twice" when kept.Payments == 0:
                await checkout.Pay(id, 2, http.RequestAborted);
                break;
            case "decline":
                await checkout.Decline(id, http.RequestAborted);
                return Page.SeeOther($"/test-checkout/{id}");
        }

        await notices.DeliverAll(http.RequestAborted);
        return Page.SeeOther(kept.Return);
    }

    private static CheckoutModel Model(HttpContext http, KeptCheckout kept, Clock clock) =>
        new(Reader.WordsFor(http), kept, clock.Now.ToUnixTimeMilliseconds() >= kept.Expires);
}
