using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Nep.Registration.Functions.Starting;

namespace Nep.Registration.Functions.Tests;

/// <summary>What infra/ says of the app agrees with the app.</summary>
public sealed class DeploymentTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    [Fact]
    public void The_deployment_makes_every_setting_that_the_host_asks_for()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var values = new Dictionary<string, string?>
        {
            ["Site__BaseAddress"] = "https://register.example.org",
            ["Links__Keys"] = Convert.ToBase64String(new byte[32]),
            ["Storage__TableEndpoint"] = "https://account.table.core.windows.net",
            ["Stripe__SecretKey"] = "rk_test_1",
            ["Stripe__WebhookSecrets"] = "whsec_1",
            ["SendGrid__ApiKey"] = "SG.1",
            ["SendGrid__EventKeys"] = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()),
            ["SendGrid__FromAddress"] = "registration@example.org",
            ["SendGrid__Sandbox"] = "True",
        };
        var made = Regex.Matches(Read("infra/modules/app.bicep"), @"(?m)^    (\w+__\w+): ").Select(one => one.Groups[1].Value)
            .Where(name => !name.StartsWith("AzureWebJobsStorage", StringComparison.Ordinal)).ToList();

        Assert.Equal(values.Keys.Order(), made.Order());
        var settings = new ConfigurationBuilder().AddInMemoryCollection(values.Select(one => KeyValuePair.Create(one.Key.Replace("__", ":", StringComparison.Ordinal), one.Value)));
        Assert.Equal([], AzureHost.Complaints(settings.Build()));
    }

    [Fact]
    public void Every_sentence_that_an_alert_looks_for_is_written_by_the_app()
    {
        var code = string.Concat(Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var sentences = Regex.Matches(Read("infra/modules/alerts.bicep"), @"has(?:_any \(([^)]*)\)| ("".*?""))").SelectMany(one => Regex.Matches(one.Value, "\"(.*?)\""))
            .Select(one => one.Groups[1].Value).ToList();

        Assert.Equal(5, sentences.Count);
        Assert.Equal([], sentences.Append("plans that were overdue").Where(sentence => !code.Contains(sentence, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_settings_sample_names_every_setting_of_the_deployment()
    {
        var sample = Read("local.settings.sample.json");
        var names = Regex.Matches(Read("infra/modules/app.bicep"), @"(?m)^    ((?:Site|Links|Storage|Stripe|SendGrid)__\w+): ").Select(one => one.Groups[1].Value);
        Assert.Equal([], names.Where(name => !sample.Contains($"\"{name}\"", StringComparison.Ordinal)));
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
