using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Tests.Letters;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Functions.Following;
using Nep.Registration.Functions.Starting;
using Nep.Registration.Functions.Tests.Ports;
using Nep.Registration.Local.Starting;

namespace Nep.Registration.Functions.Tests.Starting;

/// <summary>What the local host has, this one has too, or the difference stands here.</summary>
public sealed class ParityTests
{
    [Fact]
    public async Task Both_hosts_serve_the_same_addresses_but_for_these()
    {
        await using var ports = await PortsFixture.Open();
        var folder = Directory.CreateTempSubdirectory("nep-parity-").FullName;
        await using var local = await LocalHost.Open(new LocalOptions("http://localhost:5999", folder, Demo: false, null));
        var (here, there) = (Routes(ports.Services), Routes(local.App.Services));

        Assert.True(here.Count > 200, $"{here.Count}");
        Assert.Equal(["POST /webhooks/sendgrid", "POST /webhooks/stripe"], here.Except(there).Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "GET /outbox", "GET /outbox/{id}", "GET /outbox/{id}/files/{name}", "GET /outbox/{id}/html", "GET /staff/members", "GET /staff/members/new", "GET /staff/members/{member}", "GET /staff/sign-in",
                "GET /staff/sign-in/{token}", "GET /staff/sign-out", "GET /test-checkout/{id}", "POST /staff/members/new", "POST /staff/members/{member}", "POST /staff/members/{member}/remove",
                "POST /staff/members/{member}/sign-out", "POST /staff/sign-in", "POST /staff/sign-in/{token}", "POST /staff/sign-out", "POST /test-checkout/{id}",
            ],
            there.Except(here).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_page_that_needs_no_more_than_an_offering_opens_beside_what_the_worker_brings()
    {
        await using var ports = await PortsFixture.Open();
        await ports.Hold();
        using var admin = ports.SignedIn("ada@nep.example", App.Staff.StaffRole.Administrator);
        var paths = Routes(ports.Services).Where(route => route.StartsWith("GET ", StringComparison.Ordinal)).Select(route => route[4..])
            .Select(path => path.Replace("{id}", $"{ports.Offering.Id}", StringComparison.Ordinal).Replace("{offering}", $"{ports.Offering.Id}", StringComparison.Ordinal).Replace("{session:int}", "1", StringComparison.Ordinal))
            .Where(path => !path.Contains('{', StringComparison.Ordinal) && path != "/healthz").ToList();
        var broken = new List<string>();
        foreach (var path in paths)
        {
            using var answer = await admin.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            if ((int)answer.StatusCode >= 500) broken.Add($"{(int)answer.StatusCode} {path}");
        }

        Assert.Equal([], broken);
        Assert.True(paths.Count > 60, $"{paths.Count}");
    }

    [Fact]
    public async Task Something_of_this_host_stands_behind_every_port()
    {
        await using var ports = await PortsFixture.Open();
        var services = new ServiceCollection();
        services.AddAzure(ports.Settings());
        var behind = typeof(ITableStore).Assembly.GetExportedTypes().Where(type => type.IsInterface && type.Namespace == typeof(ITableStore).Namespace)
            .Select(port => $"{port.Name}: {string.Join(", ", services.Where(one => one.ServiceType == port).Select(one => one.ImplementationType?.Name ?? "made"))}");

        Assert.Equal(
            [
                "IChance: SystemChance", "IFiles: TableFiles", "IMailCopies: ", "IPartitionStamps: ", "IPayments: StripePayments", "IPlanSignal: made", "IPostOffice: SendGridPostOffice",
                "ITableStore: AzureTableStore", "IWebhookSender: WebhookCaller",
            ],
            behind.Order(StringComparer.Ordinal));
        Assert.True(typeof(IPartitionStamps).IsAssignableFrom(typeof(Functions.Tables.AzureTableStore)));
    }

    [Fact]
    public void Every_kind_of_plan_has_an_orchestration_that_follows_it()
    {
        var kinds = typeof(PlanId).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(PlanId))).Select(type => type.Name).Order(StringComparer.Ordinal);
        PlanId[] plans = [.. new[] { "app|a-1|0123456789ABCDEF", "cohort|a-1", "reg|a-1|0123456789ABCDEF", "hooks|a-1" }.Select(PlanId.Parse)];

        Assert.Equal(kinds, plans.Select(plan => plan.GetType().Name).Order(StringComparer.Ordinal));
        Assert.All(plans, plan => Assert.NotNull(typeof(PlanEngine).Assembly.GetType($"Nep.Registration.Functions.Following.{PlanInstance.Orchestration(plan)}")?.GetMethod("Run", BindingFlags.Static | BindingFlags.Public)));
    }

    [Fact]
    public async Task A_table_that_a_newer_version_has_written_is_refused_in_a_sentence_and_left_as_it_is()
    {
        await using var ports = await PortsFixture.Open();
        var (shelf, cancel) = (ports.Services.GetRequiredService<App.Offerings.OfferingShelf>(), TestContext.Current.CancellationToken);
        await FirstLook.Look(ports.Store, shelf, "Registration", cancel);
        await FirstLook.Look(ports.Store, shelf, "Registration", cancel);
        var row = (await ports.Store.Get("_host", "forms", cancel))!;
        var newer = System.Text.Encoding.UTF8.GetString(row.Value).Replace("\"names\":[", "\"names\":[\"RegistrationEvent.Exploded\",", StringComparison.Ordinal);
        newer = System.Text.RegularExpressions.Regex.Replace(newer, "\"build\":\"[^\"]*\"", "\"build\":\"newer\"");
        await ports.Store.Transact("_host", [new RowChange.Replace("forms", System.Text.Encoding.UTF8.GetBytes(newer), row.Tag)], cancel);
        var before = ports.Store.Writes;

        var refused = await Assert.ThrowsAsync<Functions.Tables.StoreUnusableException>(() => FirstLook.Look(ports.Store, shelf, "Registration", cancel));

        Assert.Equal(
            ("The table 'Registration' was written by a newer version of this program (it may hold 'RegistrationEvent.Exploded', which this one does not know): deploy that version.", before),
            (refused.Message, ports.Store.Writes));
    }

    [Fact]
    public async Task An_offering_in_a_form_that_nobody_knows_is_refused_before_anything_is_served()
    {
        var (store, cancel) = (new App.Tests.Rehearsal.MemoryTableStore(), TestContext.Current.CancellationToken);
        foreach (var (partition, key) in new[] { ("_catalog", $"offering|{Samples.Online.Id}"), ($"{Samples.Online.Id}", "offering") })
            await store.Transact(partition, [new RowChange.Insert(key, "{\"offering\":7}"u8.ToArray())], cancel);

        var refused = await Assert.ThrowsAsync<Functions.Tables.StoreUnusableException>(() => FirstLook.Look(store, new App.Offerings.OfferingShelf(store, new App.Clock(TimeProvider.System)), "Registration", cancel));

        Assert.Equal("The table 'Registration' holds a fact in a form that this version does not know: deploy the version that wrote it.", refused.Message);
    }

    private static List<string> Routes(IServiceProvider services) =>
    [
        .. from endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
           select $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}",
    ];
}
