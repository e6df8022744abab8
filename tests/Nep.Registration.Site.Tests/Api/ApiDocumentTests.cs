using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Tests;
using Nep.Registration.Site.Api;

namespace Nep.Registration.Site.Tests.Api;

/// <summary>What the API says of itself: programs are written against it, so that it changes only on purpose.</summary>
public sealed class ApiDocumentTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_document_stays_as_approved()
    {
        await using var site = await ApiSite.Open();
        var document = await site.Get("/api/v1/openapi.json");
        Approved.Match(document.ToJsonString(Indented) + "\n", "Api/openapi.json");
    }

    [Fact]
    public async Task The_document_describes_every_address_with_its_scopes_and_its_refusals()
    {
        await using var site = await ApiSite.Open();
        var document = await site.Get("/api/v1/openapi.json");
        var described = from path in document["paths"]!.AsObject()
                        from operation in path.Value!.AsObject()
                        select $"{operation.Key.ToUpperInvariant()} {path.Key} {Scopes(operation.Value!)}";
        var mapped = from endpoint in site.Staff.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                     let scopes = endpoint.Metadata.GetMetadata<OpenToKeys>()
                     where scopes is not null
                     from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
                     select $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')} {string.Join(", ", scopes.Scopes.Select(scope => scope.ToString().ToLowerInvariant()))}";

        Assert.Equal(mapped.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
        Assert.All(
            document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()),
            operation => Assert.Equal("#/components/schemas/ApiProblem", (string?)operation.Value!["responses"]!["401"]!["content"]!["application/problem+json"]!["schema"]!["$ref"]));
        Assert.Equal("bearer", (string?)document["components"]!["securitySchemes"]!["key"]!["scheme"]);
    }

    [Fact]
    public async Task What_is_answered_has_no_member_that_the_document_does_not_describe()
    {
        await using var site = await ApiSite.Open(App.Connections.ApiScope.Read, App.Connections.ApiScope.People);
        await site.Staff.Register(1, ["Rosa Delgado"], "FREE");
        var schemas = (await site.Get("/api/v1/openapi.json"))["components"]!["schemas"]!.AsObject();

        Assert.Equal([], Undescribed(await site.Get(ApiSite.Institute), schemas, "ApiOffering"));
        Assert.Equal([], Undescribed((await site.Get(ApiSite.Registrations))["items"]![0]!, schemas, "ApiRegistration"));
        Assert.Equal([], Undescribed((await site.Get(ApiSite.Attendance))["items"]![0]!, schemas, "ApiPresence"));
    }

    private static IEnumerable<string> Undescribed(JsonNode value, JsonObject schemas, string name) =>
        value.AsObject().Select(member => member.Key).Where(member => schemas[name]!["properties"]![member] is null);

    private static string Scopes(JsonNode operation) => string.Join(", ", operation["security"]!.AsArray().Select(one => (string?)one!["key"]![0]));
}
