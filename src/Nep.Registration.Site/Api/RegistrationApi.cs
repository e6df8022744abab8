using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nep.Registration.App.Connections;
using Nep.Registration.App.Links;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Api;

/// <summary>Registrations, to read and to place. Placing goes the way of the form: the same rules, the same letters.</summary>
internal sealed class RegistrationApi(OfferingApi offerings, RegistrationDesk desk, RegistrationDrawer drawer, SiteLinks links)
{
    public const string IdempotencyKey = "Idempotency-Key";

    private const int LongestIdempotencyKey = 100;

    public static Task<IResult> All(
        [FromRoute] string offering, [FromQuery] string? cursor, [FromQuery] string? limit, HttpContext http, [FromServices] RegistrationApi api) =>
        api.List(offering, cursor, limit, http);

    public static Task<IResult> One([FromRoute] string offering, [FromRoute] string registration, HttpContext http, [FromServices] RegistrationApi api) =>
        api.Show(offering, registration, http);

    public static Task<IResult> Place(
        [FromRoute] string offering, [FromHeader(Name = IdempotencyKey)] string? idempotencyKey, HttpContext http, [FromServices] RegistrationApi api) =>
        api.Place(offering, idempotencyKey, http);

    private async Task<IResult> List(string name, string? cursor, string? limit, HttpContext http)
    {
        var (page, why) = ApiPage.Of(cursor, limit);
        if (page is null) return ApiProblem.Of(why!);
        if (await offerings.Find(name, http.RequestAborted) is not { } offering) return ApiProblem.Of(new OfferingNotFound());
        var (states, next) = await drawer.Page(offering.Id, page.From, page.Limit, http.RequestAborted);
        return new ApiAnswer(new ApiList<ApiRegistration>([.. states.Select(state => Model(state, http))]) { Next = ApiPage.Cursor(next) });
    }

    private async Task<IResult> Show(string name, string number, HttpContext http)
    {
        if (await offerings.Find(name, http.RequestAborted) is not { } offering) return ApiProblem.Of(new OfferingNotFound());
        return RegistrationId.TryParse(number, out var id) && await desk.Find(offering.Id, id, http.RequestAborted) is (_, var state)
            ? new ApiAnswer(Model(state, http)) { Tagged = true }
            : ApiProblem.Of(new RegistrationNotFound());
    }

    private async Task<IResult> Place(string name, string? idempotencyKey, HttpContext http)
    {
        if (!IsIdempotencyKey(idempotencyKey)) return ApiProblem.Of(new IdempotencyKeyMissing(LongestIdempotencyKey));
        if (await offerings.Find(name, http.RequestAborted) is not { } offering) return ApiProblem.Of(new OfferingNotFound());
        var (sent, unreadable) = await ApiBody.Read<ApiRegistrationForm>(http);
        if (sent is null) return ApiProblem.Of(unreadable!);
        var form = sent.Read();
        if (Unfit(offering, form) is { Count: > 0 } faults) return ApiProblem.Of(new FormFaulty(faults));
        var placed = await desk.Place(
            offering.Id, Number(offering.Id, http.Key().Id, idempotencyKey!), form, sent.Total is { } cents ? offering.Details.Prices.Standard with { Cents = cents } : null,
            sent.WhenFull ?? WhenFull.Ask, http.Caller(), http.RequestAborted);
        return placed switch
        {
            Filed.Done(var state) => Made(state, http),
            Filed.Refused(var why) => ApiProblem.Of(why),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The rules that the form's page has beside the form's own: what is chosen lies on the scale, and in its currency.</summary>
    private static ValueList<Fault> Unfit(Offering offering, RegistrationForm form) =>
    [
        .. form.Entrants.Select((entrant, i) => (entrant.Chosen, Field: $"people[{i}].chosen"))
            .Where(one => one.Chosen is { } chosen && !(offering.Details.Prices.Scale is { } scale && chosen.Cents >= scale.Least.Cents && chosen.Cents <= scale.Most.Cents))
            .Select(one => new Fault(one.Field, "NotAChoice")),
    ];

    private ApiAnswer Made(RegistrationState state, HttpContext http) =>
        new(Model(state, http) with { Manage = links.Manage(state.Offering, state.Id) }, StatusCodes.Status201Created)
        {
            Location = links.At($"api/v1/offerings/{state.Offering}/registrations/{state.Id}").AbsoluteUri,
        };

    private ApiRegistration Model(RegistrationState state, HttpContext http) => ApiRegistration.Of(state, links, http.Key().May(ApiScope.People));

    /// <summary>The same key's same word is the same registration, however often it is sent.</summary>
    private static RegistrationId Number(OfferingId offering, ApiKeyId key, string idempotencyKey) => RegistrationId.Parse(
        Ids.ToBase32(SHA256.HashData(Encoding.UTF8.GetBytes($"api\n{offering}\n{key}\n{idempotencyKey}")), RegistrationId.Characters));

    private static bool IsIdempotencyKey(string? text) =>
        text is { Length: > 0 and <= LongestIdempotencyKey } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
}
