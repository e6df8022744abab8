using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Connections;

namespace Nep.Registration.Site.Api;

/// <summary>What other programs use, with a key. It is described to them by a document of its own.</summary>
internal static class ApiEndpoints
{
    public const string Root = "/api/v1";
    public const string DocumentPath = Root + "/openapi.json";

    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .AddSingleton<ApiPace>().AddSingleton<ApiDocument>().AddSingleton<OfferingApi>().AddSingleton<RegistrationApi>().AddSingleton<AttendanceApi>();

    /// <summary>Whether an address is for programs: they get no page.</summary>
    public static bool IsForPrograms(this HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        var offerings = endpoints.MapGroup($"{Root}/offerings");
        offerings.MapGet("", OfferingApi.All).ForKeys(ApiScope.Read)
            .Tells<ApiList<ApiOffering>>("Offerings", "Every published offering, by its start");
        offerings.MapGet("/{offering}", OfferingApi.One).ForKeys(ApiScope.Read)
            .Tells<ApiOffering>("Offerings", "One offering").Refuses(404);

        offerings.MapGet("/{offering}/registrations", RegistrationApi.All).ForKeys(ApiScope.Read)
            .Tells<ApiList<ApiRegistration>>("Registrations", "An offering's registrations, in the order of their ids, page by page").Refuses(400, 404);
        offerings.MapGet("/{offering}/registrations/{registration}", RegistrationApi.One).ForKeys(ApiScope.Read)
            .Tells<ApiRegistration>("Registrations", "One registration").Refuses(404);
        offerings.MapPost("/{offering}/registrations", RegistrationApi.Place).ForKeys(ApiScope.Write).Takes<ApiRegistrationForm>()
            .Tells<ApiRegistration>("Registrations", "Place a registration: takes seats, freezes the price, sends the usual letters", StatusCodes.Status201Created)
            .Refuses(400, 404, 409, 413, 415, 422);

        offerings.MapGet("/{offering}/sessions/{session}/attendance", AttendanceApi.All).ForKeys(ApiScope.Read, ApiScope.Attendance)
            .Tells<ApiList<ApiPresence>>("Attendance", "Who is expected at a session, and who was there, page by page").Refuses(400, 404);
        offerings.MapPut("/{offering}/sessions/{session}/attendance/{registration}/{person}", AttendanceApi.Put).ForKeys(ApiScope.Attendance).Takes<ApiPresenceChange>()
            .Tells<ApiPresence>("Attendance", "Say whether one person was at a session; saying it again changes nothing").Refuses(400, 404, 409, 413, 415, 422);

        endpoints.MapGet(DocumentPath, ApiDocument.Show);
    }
}
