using System.Globalization;
using System.IO.Compression;
using System.Net;
using AngleSharp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nep.Registration.App;
using Nep.Registration.App.Following;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Local.Mail;
using Nep.Registration.Local.Starting;
using Nep.Registration.Local.Time;

namespace Nep.Registration.Process.Versions;

/// <summary>
/// Databases as earlier versions wrote them, opened by this one: every page of the console that leads from one to the next is read, and then every
/// plan in them is carried to its end.
/// </summary>
public sealed class VersionTests
{
    private const int MostPages = 2000;

    /// <summary>So many pages of each kind: of one offering's registrations, say.</summary>
    private const int OfAKind = 6;

    /// <summary>File, and the instant at which it was written.</summary>
    public static TheoryData<string, string> Databases => new()
    {
        { "2026-11-21-demo", "2026-11-22T08:03:00Z" },
        { "2026-11-22-demo", "2026-11-22T08:12:00Z" },
        { "2026-11-22-life", "2026-11-22T08:12:00Z" },
    };

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_database_of_an_earlier_version_is_read_whole_and_its_plans_are_finished(string name, string written)
    {
        using var folder = new DataFolder();
        await Unpack(name, folder);
        var log = new ErrorLog();
        await using var host = await LocalHost.Open(
            new LocalOptions($"http://127.0.0.1:{LocalProcess.FreePort()}", folder.Path, Demo: true, null), builder => builder.Logging.AddProvider(log),
            new From(Instant.FromDateTimeOffset(DateTimeOffset.Parse(written, CultureInfo.InvariantCulture))));
        await host.Start(TestContext.Current.CancellationToken);

        var pages = await ReadEveryPage(host);
        await host.App.Services.GetRequiredService<TimeMachine>().TravelTo(host.App.Services.GetRequiredService<Clock>().Now + Duration.FromDays(500), TestContext.Current.CancellationToken);

        Assert.InRange(pages, 40, MostPages);
        Assert.Equal([], log.Errors);
        Assert.Equal([], await LeftOpen(host.App.Services));
        await host.App.StopAsync(TestContext.Current.CancellationToken);
    }

    private static async Task Unpack(string name, DataFolder folder)
    {
        await using var packed = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Versions", $"{name}.db.gz"));
        await using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        await using var file = File.Create(Path.Combine(folder.Path, "registration.db"));
        await unpacked.CopyToAsync(file);
    }

    /// <summary>Follows every link of the site from the console's first page on, signed in as someone who may see all of it.</summary>
    private static async Task<int> ReadEveryPage(LocalHost host)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(host.App.Urls.First()) };
        await SignIn(host, client);
        var (known, waiting) = (new HashSet<string>(StringComparer.Ordinal) { "/staff", "/", "/outbox" }, new Queue<string>(["/staff", "/", "/outbox"]));
        var (shapes, read) = (new Count(), 0);
        while (waiting.TryDequeue(out var path) && read < MostPages)
        {
            using var answer = await client.GetAsync(path, cancel);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.SeeOther or HttpStatusCode.Found, $"{path} answered {answer.StatusCode}");
            read++;
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            var page = await BrowsingContext.New().OpenAsync(request => request.Content(answer.Content.ReadAsStringAsync(cancel).Result).Address(new Uri(client.BaseAddress!, path).ToString()), cancel);
            foreach (var link in page.QuerySelectorAll("a[href]").Select(one => new Uri(new Uri(page.Url), one.GetAttribute("href")!)))
                if (link.Authority == client.BaseAddress!.Authority && IsRead(link) && known.Add(link.AbsolutePath) && shapes.Add(Shape(link)) <= OfAKind) waiting.Enqueue(link.PathAndQuery);
        }

        return read;
    }

    /// <summary>The kind of page: its address without what names a registration, an application or a number.</summary>
    private static string Shape(Uri link) => string.Join('/', link.AbsolutePath.Split('/').Select(part => part.Length >= 10 && part.Any(char.IsAsciiDigit) && !part.Contains('-', StringComparison.Ordinal) ? "*" : part));

    private static bool IsRead(Uri link) => !link.AbsolutePath.Contains("sign-", StringComparison.Ordinal) && !link.AbsolutePath.Contains("/files/", StringComparison.Ordinal);

    private static async Task SignIn(LocalHost host, HttpClient client)
    {
        var (roll, desk) = (host.App.Services.GetRequiredService<StaffRoll>(), host.App.Services.GetRequiredService<StaffDesk>());
        var member = new StaffMember(EmailAddress.Parse("reader@nep-center.example"), "Reader", [.. Enum.GetValues<StaffRole>()]);
        Assert.Null(await roll.Handle(new StaffCommand.AppointMember(member, "Reads everything."), new Actor.Demo()));
        var path = $"/staff/sign-in/{await desk.MakeLink(member)}";
        var page = await BrowsingContext.New().OpenAsync(request => request.Content(client.GetStringAsync(path).Result));
        var fields = page.QuerySelectorAll("main form input[type=hidden]").Select(one => new KeyValuePair<string, string>(one.GetAttribute("name")!, one.GetAttribute("value")!));
        using var answer = await client.PostAsync(path, new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    /// <summary>Letters that are neither sent nor given up, and plans that are overdue, 500 days later.</summary>
    private static async Task<List<string>> LeftOpen(IServiceProvider services)
    {
        var left = new List<string>();
        var (drawer, due, clock) = (services.GetRequiredService<RegistrationDrawer>(), services.GetRequiredService<DueReading>(), services.GetRequiredService<Clock>());
        foreach (var offering in await services.GetRequiredService<OfferingShelf>().All())
        {
            await foreach (var state in drawer.All(offering.Id))
                left.AddRange((await drawer.Mail(offering.Id, state.Id)).Where(mail => mail.State is MailState.Sending or MailState.Waiting).Select(mail => $"{mail.Letter.Key} {mail.State}"));
            await foreach (var plan in due.Overdue(offering.Id, clock.Now, default)) left.Add($"{plan} is overdue");
        }

        return [.. left, .. (await services.GetRequiredService<Outbox>().HandedOverAgain()).Select(letter => $"{letter} was handed over again")];
    }

    private sealed class Count
    {
        private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

        public int Add(string shape) => counts[shape] = counts.GetValueOrDefault(shape) + 1;
    }

    /// <summary>The machine's clock, as if it were then.</summary>
    private sealed class From(Instant then) : TimeProvider
    {
        private readonly TimeSpan back = then.ToDateTimeOffset() - DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + back;
    }

    private sealed class ErrorLog : ILoggerProvider, ILogger
    {
        private readonly List<string> errors = [];

        public IReadOnlyList<string> Errors
        {
            get
            {
                lock (errors) return [.. errors];
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel)) return;
            lock (errors) errors.Add($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}
