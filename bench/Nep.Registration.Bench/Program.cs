using System.Globalization;
using System.Runtime.InteropServices;
using Nep.Registration.Bench.Serving;
using Nep.Registration.Bench.Workloads;

// Measures what docs/benchmarks.md states: each workload beside its floor in the same run.
var workloads = new Dictionary<string, Func<Task<string>>>(StringComparer.Ordinal)
{
    ["registrations"] = RegistrationsPerSecond.Measure,
    ["staff-page"] = StaffPage.Measure,
    ["reminders"] = DueReminders.Measure,
    ["mailing"] = MailToList.Measure,
    ["staff-pages"] = StaffPages.Measure,
    ["review-board"] = ReviewBoards.Measure,
    ["start-up"] = StartUp.Measure,
    ["restart"] = RestartWithPlans.Measure,
    ["fifty-thousand"] = FiftyThousand.Measure,
    ["on-sale"] = OnSale.Measure,
    ["step-latency"] = StepLatency.Measure,
    ["due-in-one-second"] = DueInOneSecond.Measure,
};

switch (args)
{
    case ["empty", var port]:
        await BenchServer.Empty(int.Parse(port, CultureInfo.InvariantCulture));
        return 0;
    case ["serve-sale", var port, var folder]:
        await SaleServer.Serve(int.Parse(port, CultureInfo.InvariantCulture), folder);
        return 0;
    case ["serve", var port, var folder, var registrations]:
        await BenchServer.Serve(int.Parse(port, CultureInfo.InvariantCulture), folder, int.Parse(registrations, CultureInfo.InvariantCulture));
        return 0;
}

var chosen = args is [] or ["all"] ? [.. workloads.Keys] : args;
if (chosen.Except(workloads.Keys).FirstOrDefault() is { } unknown)
{
    await Console.Error.WriteLineAsync($"No workload '{unknown}'. There are: all, {string.Join(", ", workloads.Keys)}.");
    return 1;
}

Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}\n");
Console.WriteLine("| workload | ours: median (least–most) | floor: median (least–most) | ratio |\n|---|---|---|---|");
foreach (var name in chosen) Console.WriteLine(await workloads[name]());
return 0;
