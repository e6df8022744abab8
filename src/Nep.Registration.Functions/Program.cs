using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nep.Registration.Functions.Starting;
using Nep.Registration.Functions.Tables;

try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.AddAzure();
    using var host = builder.Build();
    await host.Services.GetRequiredService<TableConnection>().Prepare();
    await host.RunAsync();
    return 0;
}
catch (BadSettingsException bad)
{
    foreach (var complaint in bad.Complaints) await Console.Error.WriteLineAsync($"Setting: {complaint}");
    return 1;
}
