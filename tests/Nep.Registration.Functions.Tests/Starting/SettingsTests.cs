using Microsoft.Extensions.Configuration;
using Nep.Registration.Functions.Starting;
using Nep.Registration.Functions.Tables;

namespace Nep.Registration.Functions.Tests.Starting;

public sealed class SettingsTests
{
    private const string Key = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private const string AddressSentence =
        "Site__BaseAddress must be the https address that people open, such as https://register.example.org (http only on localhost).";

    private const string EveryKeySentence =
        "Every key in Links__Keys must be base 64 of at least 32 bytes; several are separated by semicolons, the newest first.";

    private const string EitherSentence =
        "Set either Storage__TableEndpoint (in Azure, with a managed identity) or Storage__ConnectionString (for Azurite on a developer's machine).";

    [Fact]
    public void Good_settings_have_no_complaint()
    {
        Assert.Empty(Complaints(("Site:BaseAddress", "https://register.example.org"), ("Links:Keys", $"{Key};{Key}"), ("Storage:TableEndpoint", "https://nep.table.core.windows.net")));
        Assert.Empty(Complaints(("Site:BaseAddress", "http://localhost:7071/"), ("Links:Keys", Key), ("Storage:ConnectionString", "UseDevelopmentStorage=true")));
    }

    [Fact]
    public void Without_any_setting_every_missing_one_is_named() => Assert.Equal(
        [AddressSentence, "Links__Keys must hold a secret of at least 32 random bytes in base 64; it stands behind every link in a mail.", EitherSentence],
        Complaints());

    [Theory]
    [InlineData("Site:BaseAddress", "register.example.org", AddressSentence)]
    [InlineData("Site:BaseAddress", "http://register.example.org", AddressSentence)]
    [InlineData("Site:BaseAddress", "https://example.org/register", AddressSentence)]
    [InlineData("Links:Keys", "secret", EveryKeySentence)]
    [InlineData("Links:Keys", $"{Key};c2hvcnQ=", EveryKeySentence)]
    [InlineData("Storage:TableEndpoint", "https://nep.table.core.windows.net", EitherSentence)]
    [InlineData("Storage:TableEndpoint", "http://nep", "Storage__TableEndpoint must be an https address such as https://account.table.core.windows.net.")]
    [InlineData("Storage:ConnectionString", "", EitherSentence)]
    [InlineData("Storage:ConnectionString", "nonsense", "Storage__ConnectionString is no storage connection string; for Azurite it is UseDevelopmentStorage=true.")]
    [InlineData("Storage:Table", "1-table", "Storage__Table must be 3 to 63 letters and digits and begin with a letter.")]
    public void A_wrong_setting_is_named_in_one_sentence(string name, string value, string sentence) => Assert.Equal(
        [sentence],
        Complaints(("Site:BaseAddress", "https://register.example.org"), ("Links:Keys", Key), ("Storage:ConnectionString", "UseDevelopmentStorage=true"), (name, value)));

    [Theory]
    [InlineData("True", true)]
    [InlineData("true", true)]
    [InlineData("False", false)]
    [InlineData(null, false)]
    public void Only_the_platforms_own_word_makes_its_header_believed(string? value, bool behind) =>
        Assert.Equal(new StaffOptions(behind), StaffOptions.From(Settings(("WEBSITE_AUTH_ENABLED", value))));

    private static string[] Complaints(params (string Name, string? Value)[] settings) =>
        [.. SiteOptions.Complaints(Settings(settings)), .. StorageOptions.Complaints(Settings(settings))];

    private static IConfiguration Settings(params (string Name, string? Value)[] settings)
    {
        var values = new Dictionary<string, string?>();
        foreach (var (name, value) in settings) values[name] = value;
        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }
}
