using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nep.Registration.App.Ports;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Security;

/// <summary>A fault of the site's own: the visitor reads that there was one, the log why, and nobody gets past it.</summary>
public sealed class ErrorTests
{
    private const string Inside = "secret connection string of the inside";

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/api/v1/offerings", "application/problem+json")]
    public async Task A_fault_shows_a_page_that_says_nothing_of_its_cause(string path, string type)
    {
        var store = new BrokenStore();
        await using var site = await SiteFixture.Open(adjust: builder => Break(builder, store));
        await site.Publish(Institute.Id, Institute.Details);
        using var visitor = site.NewVisitor();
        if (type != "text/html") visitor.Client.DefaultRequestHeaders.Authorization = new("Bearer", $"{(await site.Services.GetRequiredService<App.Connections.ApiKeyRing>().Make("District", [App.Connections.ApiScope.Read], null, "A test.", new Actor.Demo())).Secret}");
        store.IsBroken = true;

        using var answer = await visitor.Get(path == "/" ? site.Services.GetRequiredService<App.Links.SiteLinks>().Unsubscribe(App.Letters.ReaderId.Of(EmailAddress.Parse("rosa@lakeview.example"))).AbsolutePath : path + $"/{Institute.Id}/registrations");
        var body = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        foreach (var word in new[] { Inside, "Exception", "   at ", "BrokenStore", ".cs:" }) Assert.DoesNotContain(word, body, StringComparison.Ordinal);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    private static void Break(WebApplicationBuilder builder, BrokenStore store)
    {
        store.Inner = (ITableStore)builder.Services.Last(service => service.ServiceType == typeof(ITableStore)).ImplementationInstance!;
        builder.Services.AddSingleton<ITableStore>(store);
        builder.Logging.ClearProviders();
    }

    private sealed class BrokenStore : ITableStore
    {
        public ITableStore Inner { get; set; } = null!;

        public bool IsBroken { get; set; }

        public ValueTask<Row?> Get(string partition, string key, CancellationToken cancel = default) => Whole().Get(partition, key, cancel);

        public ValueTask<RowPage> Query(string partition, KeyRange range, int limit = RowLimits.RowsPerPage, CancellationToken cancel = default) => Whole().Query(partition, range, limit, cancel);

        public ValueTask<Commit> Transact(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancel = default) => Whole().Transact(partition, changes, cancel);

        private ITableStore Whole() => IsBroken ? throw new InvalidOperationException(Inside) : Inner;
    }
}
