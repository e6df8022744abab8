using System.Text;
using Nep.Registration.App.Connections;
using Nep.Registration.App.Tests.Rehearsal;

namespace Nep.Registration.App.Tests.Connections;

public class ApiKeyTests
{
    [Fact]
    public async Task A_key_opens_with_its_whole_secret_and_with_nothing_else()
    {
        using var house = new House();
        var secret = $"{await Made(house)}";

        Assert.Equal("District", (await house.Get<ApiKeyRing>().Open(secret)).Key?.Name);
        foreach (var wrong in new[] { null, "", secret[..^1], secret + "0", secret.ToLowerInvariant(), secret[..^1] + (secret[^1] == '0' ? '1' : '0'), secret[..15] + new string('0', 32) })
            Assert.Equal((null, new ApiKeyUnknown()), await house.Get<ApiKeyRing>().Open(wrong));
    }

    [Fact]
    public async Task Nothing_that_is_stored_holds_the_secret()
    {
        using var house = new House();
        var secret = $"{await Made(house)}";

        Assert.DoesNotContain(secret[^32..], string.Concat(house.Rows.Everything.Select(one => one.Row.Key + Encoding.UTF8.GetString(one.Row.Value))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_revoked_opens_nothing_at_once_here_and_within_seconds_in_another_process()
    {
        using var house = new House();
        using var beside = house.Beside();
        var secret = await Made(house);
        Assert.NotNull((await beside.Get<ApiKeyRing>().Open($"{secret}")).Key);

        Assert.Null(await house.Get<ApiKeyRing>().Revoke(secret.Id, "It got about.", Desk.Staff));
        Assert.Null(await house.Get<ApiKeyRing>().Revoke(secret.Id, "Pressed twice.", Desk.Staff));

        Assert.Equal(new ApiKeyRevoked(), (await house.Get<ApiKeyRing>().Open($"{secret}")).Why);
        house.Time.Now += Duration.FromTimeSpan(ApiKeyRing.FreshFor);
        Assert.Equal(new ApiKeyRevoked(), (await beside.Get<ApiKeyRing>().Open($"{secret}")).Why);
        Assert.Equal(["KeyMade", "KeyRevoked"], (await house.Get<ApiKeyRing>().History(secret.Id)).SelectMany(entry => entry.Events).Select(one => one.GetType().Name));
    }

    [Fact]
    public async Task A_key_is_good_until_its_end_and_not_at_it()
    {
        using var house = new House();
        var ends = house.Time.Now + Duration.FromDays(1);
        var secret = await Made(house, ends);

        house.Time.Now = ends - Duration.FromMilliseconds(1);
        Assert.Null((await house.Get<ApiKeyRing>().Open($"{secret}")).Why);
        house.Time.Now = ends;
        Assert.Equal(new ApiKeyExpired(), (await house.Get<ApiKeyRing>().Open($"{secret}")).Why);
    }

    [Fact]
    public async Task The_day_of_the_last_use_is_written_once_a_day()
    {
        using var house = new House();
        var (ring, secret) = (house.Get<ApiKeyRing>(), await Made(house));
        Assert.Null((await ring.Find(secret.Id))!.LastUsed);
        house.Store.Expect(null);

        foreach (var _ in Enumerable.Range(0, 5)) await ring.Open($"{secret}");
        house.Time.Now += Duration.FromDays(1);
        foreach (var _ in Enumerable.Range(0, 5)) await ring.Open($"{secret}");

        Assert.Equal([$"use|{secret.Id}", $"use|{secret.Id}"], house.Store.Transactions);
        Assert.Equal(new LocalDate(2027, 1, 5), (await ring.Find(secret.Id))!.LastUsed);
    }

    [Fact]
    public async Task A_key_needs_someone_whose_it_is_something_it_may_do_and_a_reason()
    {
        using var house = new House();
        var ring = house.Get<ApiKeyRing>();

        Assert.Equal(
            new FormFaulty([new Fault("name", "Missing"), new Fault("reason", "Missing"), new Fault("scopes", "Missing"), new Fault("expires", "InThePast")]),
            (await ring.Make(" ", [], house.Time.Now, " ", Desk.Staff)).Why);
        Assert.Equal(new ApiKeyNotFound(), await ring.Revoke(ApiKeyId.Parse("0000000000"), "Gone", Desk.Staff));
        Assert.Empty(await ring.All());
    }

    private static async Task<ApiSecret> Made(House house, Instant? expires = null) =>
        (await house.Get<ApiKeyRing>().Make("District", [ApiScope.Read], expires, "For their roster.", Desk.Staff)).Secret!.Value;
}
