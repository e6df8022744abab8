using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Nep.Registration.Functions.Starting;
using Nep.Registration.Functions.Tables;

try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.AddAzure();
    using var host = builder.Build();
    await FirstLook.Take(host.Services);
    await host.RunAsync();
    return 0;
}
catch (BadSettingsException bad)
{
    foreach (var complaint in bad.Complaints) await Console.Error.WriteLineAsync($"Setting: {complaint}");
}
catch (StoreUnusableException unusable)
{
    await Console.Error.WriteLineAsync($"Storage: {unusable.Message}");
}

return 1;
