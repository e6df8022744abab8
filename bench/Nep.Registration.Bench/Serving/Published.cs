using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Nep.Registration.Bench.Serving;

/// <summary>Programs published for this machine's platform, as one would install them.</summary>
internal static class Published
{
    private const string Template = """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <RequiresAspNetWebAssets>false</RequiresAspNetWebAssets>
            <SelfContained>true</SelfContained>
            <PublishReadyToRun>true</PublishReadyToRun>
            <PublishReadyToRunComposite>true</PublishReadyToRunComposite>
          </PropertyGroup>
        </Project>
        """;

    private const string Program = """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/", () => "Hello");
        app.Run();
        """;

    /// <returns>The local host, to be started.</returns>
    public static Task<string> LocalHost(string folder) =>
        Publish(Path.Combine(Root(), "src", "Nep.Registration.Local"), folder, "Nep.Registration.Local");

    /// <summary>The empty app of the framework's template, published in the same way: the floor of a start.</summary>
    public static async Task<string> Empty(string folder)
    {
        var source = Directory.CreateDirectory(Path.Combine(folder, "source")).FullName;
        await File.WriteAllTextAsync(Path.Combine(source, "empty.csproj"), Template);
        await File.WriteAllTextAsync(Path.Combine(source, "Program.cs"), Program);
        return await Publish(source, Path.Combine(folder, "out"), "empty");
    }

    private static async Task<string> Publish(string project, string folder, string program)
    {
        string[] arguments = ["publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", folder, "-v", "quiet", "-p:RunAnalyzers=false"];
        using var publish = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0) throw new InvalidOperationException($"{program} could not be published: {said}");
        return Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Nep.Registration.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The bench runs from inside the repository.");
    }
}
