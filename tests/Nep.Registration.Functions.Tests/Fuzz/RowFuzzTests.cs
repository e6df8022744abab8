using Azure.Data.Tables;
using FsCheck;
using FsCheck.Fluent;
using Nep.Registration.Functions.Starting;
using Nep.Registration.Functions.Tables;
using Nep.Registration.Functions.Tests.Ports;
using Property = Nep.Registration.Domain.Tests.Properties.Property;

namespace Nep.Registration.Functions.Tests.Fuzz;

public sealed class RowFuzzTests
{
    [Fact]
    public void A_value_of_any_length_reads_back_to_the_byte() => Property.Holds(
        from length in Gen.OneOf(Gen.Choose(0, 300), Gen.Elements(65_535, 65_536, 65_537, 131_072, RowLimits.BytesPerValue)) from seed in Gen.Choose(0, 255) select (length, seed),
        one =>
        {
            var value = Enumerable.Range(0, one.length).Select(at => (byte)((at * 31) + one.seed)).ToArray();
            return RowEntity.Read(RowEntity.Write("p", "k", value, Guid.Empty)).Value.AsSpan().SequenceEqual(value);
        },
        times: 60);

    [Fact]
    public void An_entity_that_something_else_wrote_is_a_row_without_a_fact()
    {
        var names = Gen.OneOf(Gen.Elements("V00", "V01", "V02", "V15", "V16", "W", "Value"), Garbage.Text.Where(text => text.Length > 0));
        var values = Gen.Elements<object>("text", 1, 2L, 0.5, true, Guid.Empty, DateTimeOffset.UnixEpoch, new byte[] { 1, 2 }, Array.Empty<byte>());
        Property.Holds(
            (from name in names from value in values select (name, value)).ArrayOf(),
            properties =>
            {
                var entity = new TableEntity("p", "k");
                foreach (var (name, value) in properties) entity[name] = value;
                return RowEntity.Read(entity) is { Key: "k", Value.Length: <= 32 };
            },
            times: 500);
    }

    [Fact]
    public async Task A_key_that_is_none_keeps_nobody_from_the_others()
    {
        await using var ports = await PortsFixture.Open();
        var keys = new TableKeys(ports.Store);
        keys.StoreElement(new System.Xml.Linq.XElement("key"), "one");
        foreach (var (text, n) in Gen.Sample(Garbage.Body, 60, 10).Append("<key").Select((text, n) => (text, n)))
            await ports.Store.Transact("_keys", [new RowChange.Insert($"key|garbage-{n}", System.Text.Encoding.UTF8.GetBytes(text))]);

        Assert.Contains(keys.GetAllElements(), element => element.Name == "key");
        using var answer = await ports.Client.GetAsync(new Uri("/verify", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
    }
}
