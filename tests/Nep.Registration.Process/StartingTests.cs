namespace Nep.Registration.Process;

public sealed class StartingTests
{
    [Fact]
    public async Task A_first_start_lays_out_the_demo_serves_and_prints_its_addresses()
    {
        using var folder = new DataFolder();
        using var host = await LocalProcess.Start(Path.Combine(folder.Path, "new"), LocalProcess.FreePort()).Ready();
        using var client = new HttpClient { BaseAddress = host.Base };

        var catalog = await client.GetStringAsync("");

        Assert.Contains("Coaching for Equity Institute", catalog, StringComparison.Ordinal);
        await Eventually(() => host.Printed.Contains("Press Ctrl+C", StringComparison.Ordinal));
        foreach (var address in (string[])[$"{host.Base}", $"{host.Base}staff", $"{host.Base}outbox", $"{host.Base}time-machine", Path.Combine(folder.Path, "new")])
            Assert.Contains(address, host.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_demo_it_starts_empty_and_gives_the_administrator_a_link()
    {
        using var folder = new DataFolder();
        using var host = await LocalProcess.Start(folder.Path, LocalProcess.FreePort(), "--no-demo", "--administrator", "ada@center.example").Ready();
        using var client = new HttpClient { BaseAddress = host.Base };

        Assert.DoesNotContain("Coaching for Equity Institute", await client.GetStringAsync(""), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await client.GetAsync("time-machine")).StatusCode);
        await Eventually(() => host.Printed.Contains($"{host.Base}staff/sign-in/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_folder_in_which_one_happens_to_be_is_neither_watched_nor_read_for_settings()
    {
        using var here = new DataFolder();
        using var data = new DataFolder();
        await File.WriteAllTextAsync(Path.Combine(here.Path, "appsettings.json"), """{ "Logging": { "LogLevel": { "Default": "Trace" } } }""");
        using var host = await LocalProcess.StartIn(here.Path, data.Path, LocalProcess.FreePort(), "--no-demo").Ready();
        await Eventually(() => host.Printed.Contains("Press Ctrl+C", StringComparison.Ordinal));

        Assert.DoesNotContain("Now listening on", host.Printed, StringComparison.Ordinal);
        if (OperatingSystem.IsLinux()) Assert.Equal(0, host.Watches());
    }

    [Fact]
    public async Task A_port_in_use_is_one_sentence_and_exit_code_1()
    {
        using var folder = new DataFolder();
        using var first = await LocalProcess.Start(Path.Combine(folder.Path, "a"), LocalProcess.FreePort(), "--no-demo").Ready();
        using var second = LocalProcess.Start(Path.Combine(folder.Path, "b"), first.Port, "--no-demo");

        Assert.Equal(1, await second.Ended());
        Assert.Equal($"Another program is already listening on http://127.0.0.1:{first.Port}. Stop it, or choose another port with --urls.", Sentence(second));
    }

    [Fact]
    public async Task A_folder_that_another_host_uses_is_one_sentence_and_exit_code_1()
    {
        using var folder = new DataFolder();
        using var first = await LocalProcess.Start(folder.Path, LocalProcess.FreePort(), "--no-demo").Ready();
        using var second = LocalProcess.Start(folder.Path, LocalProcess.FreePort(), "--no-demo");

        Assert.Equal(1, await second.Ended());
        Assert.Contains(folder.Path, Sentence(second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_one_sentence_and_exit_code_1()
    {
        using var folder = new DataFolder();
        var file = Path.Combine(folder.Path, "a-file");
        await File.WriteAllTextAsync(file, "in the way");
        using var host = LocalProcess.Start(Path.Combine(file, "data"), LocalProcess.FreePort());

        Assert.Equal(1, await host.Ended());
        Assert.Contains(file, Sentence(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_database_is_one_sentence_and_exit_code_1_and_stays_as_it_is()
    {
        using var folder = new DataFolder();
        var file = Path.Combine(folder.Path, "registration.db");
        var damaged = new byte[20_000];
        new Random(7).NextBytes(damaged);
        await File.WriteAllBytesAsync(file, damaged);
        using var host = LocalProcess.Start(folder.Path, LocalProcess.FreePort());

        Assert.Equal(1, await host.Ended());
        Assert.Contains(file, Sentence(host), StringComparison.Ordinal);
        Assert.Equal(damaged, await File.ReadAllBytesAsync(file));
    }

    [Fact]
    public async Task A_word_it_does_not_know_is_explained()
    {
        using var folder = new DataFolder();
        using var host = LocalProcess.Start(folder.Path, LocalProcess.FreePort(), "--speed", "9");

        Assert.Equal(1, await host.Ended());
        Assert.Contains("--speed", host.Printed, StringComparison.Ordinal);
    }

    /// <summary>What it printed, which must be a single sentence on a single line, and no trace.</summary>
    private static string Sentence(LocalProcess host) =>
        Assert.Single(host.Printed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static async Task Eventually(Func<bool> so)
    {
        for (var i = 0; i < 250 && !so(); i++) await Task.Delay(20);
        Assert.True(so());
    }
}
