using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Nep.Registration.Functions.Starting;

namespace Nep.Registration.Functions.Tests;

/// <summary>What infra/ says of the app agrees with the app.</summary>
public sealed class DeploymentTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    /// <summary>Read by the code and not made by the deployment, each with its reason.</summary>
    private static readonly IReadOnlyDictionary<string, string> NotDeployed = new Dictionary<string, string>
    {
        ["Storage__ConnectionString"] = "holds a key, which the account takes from nobody; for Azurite",
        ["Storage__IdentityClientId"] = "the app has one identity, its own",
        ["Storage__Table"] = "the usual name",
        ["Stripe__ApiBase"] = "for tests",
        ["SendGrid__ApiBase"] = "for tests",
        ["WEBSITE_AUTH_ENABLED"] = "the platform itself sets it",
        ["OTEL_SERVICE_NAME"] = "the usual name",
    };

    [Fact]
    public void Every_setting_that_the_code_reads_is_made_by_the_deployment_or_has_a_reason_not_to_be() =>
        Assert.Equal(Read().Order(StringComparer.Ordinal), Deployed().Concat(NotDeployed.Keys).Order(StringComparer.Ordinal));

    [Fact]
    public void The_sample_and_the_manual_name_every_setting_that_the_code_reads()
    {
        string[] platform = ["AzureWebJobsStorage", "FUNCTIONS_WORKER_RUNTIME"];
        using var sample = System.Text.Json.JsonDocument.Parse(Text("local.settings.sample.json"));
        var manual = Regex.Matches(Text("docs/azure-host.md").Split("## Settings")[1].Split("\n## ")[0], @"`([A-Za-z]+__[A-Za-z]+|[A-Z][A-Z_]{6,}|AzureWebJobsStorage)`").Select(one => one.Groups[1].Value).Distinct();

        Assert.Equal(Read().Concat(platform).Order(StringComparer.Ordinal), sample.RootElement.GetProperty("Values").EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal));
        Assert.Equal(Read().Concat(platform).Append("AzureWebJobsStorage__accountName").Order(StringComparer.Ordinal), manual.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_host_starts_with_what_the_deployment_makes()
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
        var usual = Deployed().Except(values.Keys, StringComparer.Ordinal).ToList();
        foreach (var name in usual) values[name] = "";
        var settings = new ConfigurationBuilder().AddInMemoryCollection(values.Select(one => KeyValuePair.Create(one.Key.Replace("__", ":", StringComparison.Ordinal), one.Value)));

        Assert.Equal(["Biller__Address", "Biller__HowToPay", "Biller__Name", "OTEL_EXPORTER_OTLP_ENDPOINT", "SendGrid__FromName"], usual.Order(StringComparer.Ordinal));
        Assert.Equal([], AzureHost.Complaints(settings.Build()));
    }

    [Fact]
    public void Every_parameter_of_the_deployment_is_given_and_every_variable_of_it_is_handed_over()
    {
        var (main, app, given) = (Text("infra/main.bicep"), Text("infra/modules/app.bicep"), Text("infra/main.bicepparam"));
        var variables = Regex.Matches(given, @"readEnvironmentVariable\('(\w+)'").Select(one => one.Groups[1].Value).ToList();

        Assert.Equal(
            Parameters(main).Except(["staffTenantId", "mostLogsPerDay"]).Order(StringComparer.Ordinal), Regex.Matches(given, @"(?m)^param (\w+) =").Select(one => one.Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.Equal([], Parameters(app).Where(name => !Regex.IsMatch(main, $@"(?m)^    {name}: ")));
        Assert.Equal([], variables.Where(name => !Text(".github/workflows/deploy.yml").Contains($"      {name}: ", StringComparison.Ordinal)));
        Assert.Equal([], variables.Except(["AZURE_ENV_NAME", "AZURE_LOCATION", "STORAGE_COPIES", "MOST_INSTANCES", "WARM_INSTANCES"]).Where(name => !Text("infra/README.md").Contains($"`{name}`", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_function_that_can_fail_by_itself_is_watched()
    {
        var watched = Regex.Match(Text("infra/modules/alerts.bicep"), @"OperationName in \(([^)]*)\)").Groups[1].Value;
        var functions = typeof(AzureHost).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name).OfType<string>();

        Assert.Equal(functions.Where(name => name != "Site").Order(StringComparer.Ordinal), Regex.Matches(watched, "\"(\\w+)\"").Select(one => one.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_dead_host_was_doing_is_done_again_when_its_letters_are_too_old_to_be_sent_twice_and_not_much_later()
    {
        using var host = System.Text.Json.JsonDocument.Parse(Text("src/Nep.Registration.Functions/host.json"));
        var engine = host.RootElement.GetProperty("extensions").GetProperty("durableTask").GetProperty("storageProvider");
        var again = TimeSpan.Parse(engine.GetProperty("workItemQueueVisibilityTimeout").GetString()!, System.Globalization.CultureInfo.InvariantCulture);

        Assert.InRange(again / App.Following.MailDelivery.HandOverWithin.ToTimeSpan(), 1.5, 2);
    }

    [Fact]
    public void The_events_to_be_chosen_at_Stripe_are_those_that_the_code_takes()
    {
        var code = Regex.Matches(Text("src/Nep.Registration.Functions/Payments/StripeNotices.cs"), "\"((?:checkout|charge|refund)\\.[a-z_.]+)\"").Select(one => one.Groups[1].Value);
        var chosen = Regex.Matches(Text("infra/README.md"), "`((?:checkout|charge|refund)\\.[a-z_.]+)`").Select(one => one.Groups[1].Value);

        // Stripe's older name for refund.updated comes with older endpoints only.
        Assert.Equal(code.Except(["charge.refund.updated"]).Order(StringComparer.Ordinal), chosen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_sentence_that_an_alert_looks_for_is_written_by_the_app()
    {
        var code = string.Concat(Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var sentences = Regex.Matches(Text("infra/modules/alerts.bicep"), @"has(?:_any \(([^)]*)\)| ("".*?""))").SelectMany(one => Regex.Matches(one.Value, "\"(.*?)\""))
            .Select(one => one.Groups[1].Value).ToList();

        Assert.Equal(6, sentences.Count);
        Assert.Equal([], sentences.Append("plans that were overdue").Where(sentence => !code.Contains(sentence, StringComparison.Ordinal)));
    }

    /// <summary>What this host, the site and the use cases ask the configuration for.</summary>
    private static IEnumerable<string> Read() =>
        new[] { "Functions", "Site", "App" }.SelectMany(part => Directory.EnumerateFiles(Path.Combine(Root, "src", $"Nep.Registration.{part}"), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText)
            .SelectMany(code => Regex.Matches(code, "configuration\\??\\[\"([A-Za-z_:]+)\"\\]|const string \\w+ = \"(OTEL_\\w+)\"").Select(one => one.Groups[1].Value + one.Groups[2].Value)
                .Concat(Regex.Matches(code, "Setting\\(configuration, \"(\\w+)\"\\)").Select(one => $"Biller:{one.Groups[1].Value}")))
            .Select(name => name.Replace(":", "__", StringComparison.Ordinal))
            .Distinct();

    private static IEnumerable<string> Deployed() => Regex.Matches(Text("infra/modules/app.bicep"), @"(?m)^    (\w+__\w+|OTEL_\w+): ").Select(one => one.Groups[1].Value)
        .Where(name => !name.StartsWith("AzureWebJobsStorage", StringComparison.Ordinal));

    private static IEnumerable<string> Parameters(string bicep) => Regex.Matches(bicep, @"(?m)^param (\w+) ").Select(one => one.Groups[1].Value).Except(["suffix", "location", "tags", "storageName", "packageContainer", "vaultName", "insightsName"])
        .Concat(bicep.Contains("targetScope", StringComparison.Ordinal) ? ["location"] : Array.Empty<string>());

    private static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
