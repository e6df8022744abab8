using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.OpenApi;
using Nep.Registration.App.Links;

namespace Nep.Registration.Site.Api;

/// <summary>
/// The API described for programs (OpenAPI), made from the addresses themselves. It is built when it is first asked for, by services of its
/// own, so that no start waits for it.
/// </summary>
internal sealed class ApiDocument(EndpointDataSource endpoints, IHostEnvironment environment, SiteLinks links) : IDisposable
{
    private const string Name = "v1";
    private const string Scheme = "key";

    private readonly SemaphoreSlim one = new(1);
    private byte[]? written;

    public static async Task<IResult> Show(HttpContext http, [FromServices] ApiDocument document)
    {
        http.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Bytes(document.written ?? await document.Write(http.RequestAborted), "application/json");
    }

    public void Dispose() => one.Dispose();

    /// <summary>Writes it once, whoever asks at the same moment; a fault is not kept.</summary>
    private async Task<byte[]> Write(CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            return written ??= await Write(endpoints, environment, links);
        }
        finally
        {
            one.Release();
        }
    }

    private static async Task<byte[]> Write(EndpointDataSource endpoints, IHostEnvironment environment, SiteLinks links)
    {
        var own = endpoints.Endpoints.OfType<RouteEndpoint>().Where(one => one.Metadata.GetMetadata<OpenToKeys>() is not null).Select(Described);
        await using var services = new ServiceCollection().AddLogging().AddRouting().AddSingleton(environment)
            .AddSingleton<EndpointDataSource>(new DefaultEndpointDataSource(own))
            .ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions))
            .AddOpenApi(Name, options => Describe(options, links)).BuildServiceProvider();
        var document = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync();
        using var stream = new MemoryStream();
        await document.SerializeAsJsonAsync(stream, OpenApiSpecVersion.OpenApi3_1);
        return stream.ToArray();
    }

    /// <summary>An address with the framework's own mark of what it takes.</summary>
    private static RouteEndpoint Described(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<TakesJson>() is not { Form: var form } ? endpoint
        : new RouteEndpoint(
            endpoint.RequestDelegate!, endpoint.RoutePattern, endpoint.Order,
            new EndpointMetadataCollection([.. endpoint.Metadata, new AcceptsMetadata(["application/json"], form)]), endpoint.DisplayName);

    private static void Describe(OpenApiOptions options, SiteLinks links)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Registration, Center for Equity Leadership",
                Version = "1",
                Description = "Offerings, registrations and attendance. Every refusal is a problem (RFC 9457) whose title is the refusal’s name. New members may come in answers at any time, and none changes its meaning; what is sent with a member that is not described is refused.",
            };
            document.Servers = [new OpenApiServer { Url = links.Base.GetLeftPart(UriPartial.Authority) }];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
            {
                [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key that an administrator made: nep_…" },
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Secure(operation, context);
            foreach (var parameter in operation.Parameters ?? []) Describe((OpenApiParameter)parameter);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(Instant) || context.JsonTypeInfo.Type == typeof(Instant?)) (schema.Type, schema.Format) = (JsonSchemaType.String, "date-time");
            return Task.CompletedTask;
        });
    }

    /// <summary>One of the scopes is enough: each is a requirement of its own.</summary>
    private static void Secure(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var scopes = context.Description.ActionDescriptor.EndpointMetadata.OfType<OpenToKeys>().Single().Scopes;
        var scheme = new OpenApiSecuritySchemeReference(Scheme, context.Document);
        operation.Security = [.. scopes.Select(scope => new OpenApiSecurityRequirement { [scheme] = [ApiAccess.Name(scope)] })];
    }

    private static void Describe(OpenApiParameter parameter)
    {
        (parameter.Description, parameter.Schema) = parameter.Name switch
        {
            "cursor" => ("What the page before said as “next”; without it, the first page.", parameter.Schema),
            "limit" => ("How many registrations a page is of.", new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Minimum = "1",
                Maximum = $"{ApiPage.Most}",
                Default = JsonValue.Create(ApiPage.Usual),
            }),
            RegistrationApi.IdempotencyKey => ("A new one for each registration. The same one again answers with the registration that it made.", parameter.Schema),
            "offering" => ("The offering’s id.", parameter.Schema),
            "registration" => ("The registration’s id.", parameter.Schema),
            "session" => ("The session’s number.", new OpenApiSchema { Type = JsonSchemaType.Integer }),
            "person" => ("The person’s number in the registration.", new OpenApiSchema { Type = JsonSchemaType.Integer }),
            _ => (parameter.Description, parameter.Schema),
        };
        if (parameter.Name == RegistrationApi.IdempotencyKey) parameter.Required = true;
    }
}
