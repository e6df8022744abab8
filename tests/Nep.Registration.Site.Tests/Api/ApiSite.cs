using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Nep.Registration.App.Connections;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Tests.Staff;

namespace Nep.Registration.Site.Tests.Api;

/// <summary>A site with one institute, and another program that uses its API with a key.</summary>
internal sealed class ApiSite : IAsyncDisposable
{
    public static readonly string Institute = $"/api/v1/offerings/{Participants.Institute.Id}";
    public static readonly string Registrations = $"{Institute}/registrations";
    public static readonly string Attendance = $"{Institute}/sessions/1/attendance";

    private ApiSite(StaffSite staff, Visitor program) => (Staff, Program) = (staff, program);

    public StaffSite Staff { get; }

    /// <summary>It keeps cookies, should it get any.</summary>
    public Visitor Program { get; }

    public static async Task<ApiSite> Open(params ApiScope[] scopes)
    {
        var details = Participants.Institute.Details;
        var staff = await StaffSite.Open(details with { Capacity = 500, Prices = details.Prices with { Codes = [new PriceCode("FREE", new CodeEffect.Free(), 400)] } });
        var site = new ApiSite(staff, staff.Site.NewVisitor());
        if (scopes.Length > 0) site.Use($"{await site.Key(scopes)}");
        return site;
    }

    public async Task<ApiSecret> Key(ApiScope[] scopes, Instant? expires = null) =>
        (await Staff.Get<ApiKeyRing>().Make("District", [.. scopes], expires, "A test needs one.", new Actor.Demo())).Secret!.Value;

    public void Use(string? key) => Program.Client.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);

    public async Task<JsonNode> Get(string path)
    {
        using var answer = await Program.Get(path);
        Assert.Equal((path, HttpStatusCode.OK, "application/json"), (path, answer.StatusCode, answer.Content.Headers.ContentType?.ToString()));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    /// <summary>Sends JSON, and reads what comes back: the status, and the refusal's name or the value.</summary>
    public async Task<(int Status, string? Refusal, JsonNode? Body)> Send(HttpMethod method, string path, string? json, string? idempotencyKey = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
        if (idempotencyKey is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        using var answer = await Program.Client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        var isProblem = answer.Content.Headers.ContentType?.MediaType == "application/problem+json";
        Assert.Equal((int)answer.StatusCode >= 400, isProblem);
        var read = body.Length == 0 ? null : JsonNode.Parse(body);
        return ((int)answer.StatusCode, isProblem ? (string?)read!["title"] : null, read);
    }

    /// <summary>A form for so many people that no card is needed for.</summary>
    public static JsonObject Form(int people = 1, string code = "FREE") => new()
    {
        ["registrar"] = new JsonObject { ["name"] = "Denise Porter", ["email"] = "denise@lakeview.example", ["organization"] = "Lakeview Unified" },
        ["people"] = new JsonArray([.. Enumerable.Range(1, people).Select(number => new JsonObject
        {
            ["name"] = $"Person {number}", ["email"] = $"person{number}@lakeview.example", ["answers"] = new JsonObject { ["role"] = "Teacher", ["access"] = "Live captions" },
        })]),
        ["code"] = code,
        ["terms"] = Participants.Institute.Details.TermsVersion,
    };

    public Task<RegistrationState> Registration(string id) => Staff.Registration(RegistrationId.Parse(id));

    public async ValueTask DisposeAsync()
    {
        Program.Dispose();
        await Staff.DisposeAsync();
    }
}
