using Azure.Core.Pipeline;
using Nep.Registration.Functions.Tables;
using Nep.Registration.Functions.Tests.Azurite;
using static Nep.Registration.Functions.Tests.Tables.Wire.Fault;

namespace Nep.Registration.Functions.Tests.Tables;

/// <summary>What the store says when the service is busy, or when nobody knows whether a transaction was carried out.</summary>
public sealed class LostAnswerTests(AzuriteServer azurite) : IAsyncLifetime
{
    private const int Tries = 4;

    private readonly string partition = $"lost-{Guid.NewGuid():N}";
    private readonly Wire wire = new();
    private ITableStore store = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(azurite.Absent is not null, azurite.Absent ?? "");
        var connection = TableConnection.Open(
            new StorageOptions(null, null, azurite.ConnectionString, StorageOptions.DefaultTable), new HttpClientTransport(new HttpClient(wire)));
        await connection.Prepare();
        store = new AzureTableStore(connection, new StorePatience(TimeProvider.System, Tries, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2)));
    }

    public ValueTask DisposeAsync()
    {
        wire.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_busy_service_is_asked_again()
    {
        wire.Next(Throttled, Throttled, RequestLost);

        Assert.IsType<Commit.Done>(await store.Transact(partition, [Seat(1)]));
        Assert.Equal(4, wire.Transactions);
    }

    [Fact]
    public async Task A_service_that_stays_away_is_said_to_be_unavailable()
    {
        wire.Next(Enumerable.Repeat(RequestLost, Tries));

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.Transact(partition, [Seat(1)]));
        Assert.Equal(Tries, wire.Transactions);
        Assert.Null(await store.Get(partition, "seat|1"));
    }

    [Theory]
    [InlineData("AnswerLost")]
    [InlineData("GatewayTimeout")]
    public async Task A_transaction_that_was_carried_out_is_told_as_done_though_its_answer_was_lost(string fault)
    {
        var old = Assert.IsType<Commit.Done>(await store.Transact(partition, [Seat(1), Seat(2)])).Tags;
        wire.Next(Enum.Parse<Wire.Fault>(fault));

        var commit = await store.Transact(partition, [Seat(3), new RowChange.Replace("seat|1", "2"u8.ToArray(), old[0]), new RowChange.Delete("seat|2", old[1])]);

        var tags = Assert.IsType<Commit.Done>(commit).Tags;
        Assert.Equal([(await store.Get(partition, "seat|3"))!.Tag, (await store.Get(partition, "seat|1"))!.Tag, default], tags);
        Assert.Null(await store.Get(partition, "seat|2"));
    }

    [Fact]
    public async Task A_seat_that_another_took_while_the_answer_was_lost_is_a_conflict()
    {
        wire.Next(RequestLost);
        var other = new AzureTableStore(
            TableConnection.Open(new StorageOptions(null, null, azurite.ConnectionString, StorageOptions.DefaultTable)), StorePatience.Usual(TimeProvider.System));
        await other.Transact(partition, [Seat(2)]);

        Assert.Equal(new Commit.Conflict(1), await store.Transact(partition, [Seat(1), Seat(2)]));
        Assert.Null(await store.Get(partition, "seat|1"));
    }

    [Fact]
    public async Task Deletions_alone_whose_answer_was_lost_are_told_as_a_conflict_and_are_done()
    {
        var tag = Assert.IsType<Commit.Done>(await store.Transact(partition, [Seat(1)])).Tags[0];
        wire.Next(AnswerLost);

        Assert.Equal(new Commit.Conflict(0), await store.Transact(partition, [new RowChange.Delete("seat|1", tag)]));
        Assert.Null(await store.Get(partition, "seat|1"));
    }

    [Fact]
    public async Task Of_keys_that_are_asked_for_alone_the_rows_do_not_travel()
    {
        foreach (var number in Enumerable.Range(1, 3)) await store.Transact(partition, [new RowChange.Insert($"part|{number}", new byte[200_000])]);
        var before = wire.Read;

        var keys = await store.QueryKeys(partition, KeyRange.Prefix("part|"));
        var (ofKeys, all) = (wire.Read - before, await store.Query(partition, KeyRange.Prefix("part|")));

        Assert.Equal(["part|1", "part|2", "part|3"], keys.Keys);
        Assert.Null(keys.Next);
        Assert.Equal(keys.Keys, all.Rows.Select(row => row.Key));
        Assert.InRange(ofKeys, 1, 2_000);
        Assert.True(wire.Read - before - ofKeys > 600_000);
    }

    [Fact]
    public async Task A_platform_that_gives_no_token_this_time_is_asked_again_and_nothing_is_in_doubt()
    {
        var patience = new StorePatience(TimeProvider.System, Tries, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2));
        var (asked, fault) = (0, new Azure.Identity.AuthenticationFailedException("The identity service is busy."));

        Assert.Equal(3, await patience.Read(_ => ++asked < 3 ? throw fault : Task.FromResult(asked), TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => patience.Read<int>(_ => throw fault, TestContext.Current.CancellationToken));
        Assert.True(StorePatience.WasTurnedAway(fault));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("00000000-0000-0000-0000-000000000001")]
    public void In_Azure_the_app_is_known_by_its_managed_identity_and_by_nothing_else(string? identity)
    {
        var options = new StorageOptions(new Uri("https://account.table.core.windows.net"), identity, null, StorageOptions.DefaultTable);

        Assert.IsType<Azure.Identity.ManagedIdentityCredential>(TableConnection.Credential(options, inAzure: true));
        Assert.IsType<Azure.Identity.DefaultAzureCredential>(TableConnection.Credential(options, inAzure: false));
    }

    private static RowChange.Insert Seat(int number) => new($"seat|{number}", "1"u8.ToArray());
}
