using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Bench.Measuring;
using Nep.Registration.Bench.Workloads;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Local.Starting;

namespace Nep.Registration.Bench.Serving;

/// <summary>The real host with many registrations, and one member of staff who is signed in.</summary>
internal sealed class StaffedHost : IAsyncDisposable
{
    private static readonly EmailAddress Administrator = EmailAddress.Parse("bench@nep-center.example");
    private static readonly OfferingId[] Others = [OfferingId.Parse("bench-other-1"), OfferingId.Parse("bench-other-2")];

    private readonly string folder;
    private readonly LocalHost host;
    private readonly int seatsLeft;
    private readonly Offering offering;
    private int more;
    private int begun;

    private StaffedHost(string folder, LocalHost host, Offering offering, int registrations, int seatsLeft) =>
        (this.folder, this.host, this.offering, Registrations, this.seatsLeft) = (folder, host, offering, registrations, seatsLeft);

    public int Port { get; private init; }

    public HttpLine Line { get; private init; } = null!;

    public string Cookie { get; private init; } = "";

    /// <summary>How many there were at first.</summary>
    public int Registrations { get; }

    /// <param name="registrations">How many the offering has, with those who are still to come.</param>
    /// <param name="elsewhere">How many each of two other offerings has.</param>
    public static async Task<StaffedHost> Open(int registrations, int elsewhere, int stillToCome)
    {
        var (folder, port) = (Directory.CreateTempSubdirectory("nep-bench-").FullName, ChildProcess.FreePort());
        var host = await LocalHost.Open(new LocalOptions($"http://127.0.0.1:{port}", folder, Demo: false, Administrator));
        await host.Start();
        var (services, store) = (host.App.Services, host.App.Services.GetRequiredService<ITableStore>());
        var offering = await BenchServer.PublishOffering(services, BenchServer.Offering);
        await ManyRegistrations.Write(store, offering, registrations - stillToCome);
        foreach (var other in elsewhere > 0 ? Others : []) await ManyRegistrations.Write(store, await BenchServer.PublishOffering(services, other), elsewhere);
        var token = await services.GetRequiredService<StaffDesk>().MakeLink((await services.GetRequiredService<StaffRoll>().Find(Administrator))!);
        return new StaffedHost(folder, host, offering, registrations - stillToCome, stillToCome) { Port = port, Line = await HttpLine.Open(port), Cookie = await StaffPage.SignIn(port, token) };
    }

    /// <summary>From here on a few more may register again.</summary>
    public void Begin() => begun = more;

    /// <summary>One more person registers; false when as many have as may.</summary>
    public async Task<bool> OneMore()
    {
        if (more - begun == seatsLeft) return false;
        var number = Registrations + more++;
        var person = new Person($"Late {number}", EmailAddress.Parse($"late{number}@schools.example"));
        var form = new RegistrationForm(new Registrar(person.Name, person.Email, "Lakeview", "en"), [new Entrant(person, [])], "", offering.Details.TermsVersion);
        return await host.App.Services.GetRequiredService<RegistrationDesk>().Place(offering.Id, ManyRegistrations.Id(number), form, null) is Filed.Done
            ? true
            : throw new InvalidOperationException("Nobody could register.");
    }

    public async ValueTask DisposeAsync()
    {
        Line.Dispose();
        await host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
