using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Nep.Registration.Functions.Starting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.AddAzure();
await builder.Build().RunAsync();
