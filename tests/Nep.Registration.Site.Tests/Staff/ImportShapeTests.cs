using System.Net;
using System.Text;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>Whatever file is taken for an attendance report: an answer in words, nothing written, and never an error of the server's.</summary>
public sealed class ImportShapeTests
{
    private const string Lines = "Name,Email,Join time,Leave time\nRosa Delgado,rosa.delgado@lakeview.example,3/4/2027 9:00 AM,3/4/2027 12:00 PM\n";

    private static string Import => StaffSite.Home + "/sessions/1/import";

    public static TheoryData<string> Shapes => new(Files.Keys);

    private static readonly Dictionary<string, (byte[] File, HttpStatusCode Status, string Says)> Files = new(StringComparer.Ordinal)
    {
        ["0 bytes"] = ([], HttpStatusCode.UnprocessableEntity, "Please choose a file"),
        ["20 MB"] = (new byte[20 * 1024 * 1024], HttpStatusCode.UnprocessableEntity, "up to 2 MB"),
        ["20 MB of text"] = (Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Lines, 20 * 1024 * 1024 / Lines.Length))), HttpStatusCode.UnprocessableEntity, "up to 2 MB"),
        ["NUL bytes"] = (Encoding.UTF8.GetBytes(Lines + "\0\0\0"), HttpStatusCode.UnprocessableEntity, "no text"),
        ["UTF-16, little end first"] = ([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Lines)], HttpStatusCode.OK, "1 matched"),
        ["UTF-16, big end first"] = ([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Lines)], HttpStatusCode.OK, "1 matched"),
        ["UTF-16 cut in half"] = ([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Lines)[..^1]], HttpStatusCode.UnprocessableEntity, ""),
        ["an unclosed quote"] = (Encoding.UTF8.GetBytes("Name,Email,Join time,Leave time\n\"Rosa,rosa@x.example,9:00 AM,12:00 PM\nMalik,m@x.example,9:00 AM,12:00 PM\n"), HttpStatusCode.UnprocessableEntity, ""),
        ["a quote in the middle"] = (Encoding.UTF8.GetBytes(Lines.Replace("Rosa Delgado", "Rosa \"Chi\" Delgado", StringComparison.Ordinal)), HttpStatusCode.OK, "1 matched"),
        ["10,000 columns"] = (Encoding.UTF8.GetBytes($"Name,Email,Join time,Leave time{string.Concat(Enumerable.Range(0, 10_000).Select(i => $",c{i}"))}\nRosa Delgado,rosa.delgado@lakeview.example,3/4/2027 9:00 AM,3/4/2027 12:00 PM{new string(',', 10_000)}\n"), HttpStatusCode.OK, "1 matched"),
        ["only commas"] = (Encoding.UTF8.GetBytes(new string(',', 500_000)), HttpStatusCode.UnprocessableEntity, ""),
        ["only line ends"] = (Encoding.UTF8.GetBytes(new string('\n', 500_000)), HttpStatusCode.UnprocessableEntity, ""),
        ["one line of a megabyte"] = (Encoding.UTF8.GetBytes(new string('x', 1024 * 1024)), HttpStatusCode.UnprocessableEntity, ""),
        ["a name of a hundred thousand letters"] = (Encoding.UTF8.GetBytes(Lines.Replace("Rosa Delgado", new string('r', 100_000), StringComparison.Ordinal)), HttpStatusCode.OK, "1 matched"),
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_file_of_any_size_and_shape_is_answered_in_words_and_writes_nothing(string shape)
    {
        var (file, status, says) = Files[shape];
        await using var site = await StaffSite.Open();
        using var facilitator = await site.SignIn(StaffRole.Facilitator);
        await site.Register(1, ["Rosa Delgado"], "FREE");
        await site.Site.Travel(Duration.FromDays(59) + Duration.FromHours(4));
        var form = await facilitator.Page(Import);
        using var body = new MultipartFormDataContent
        {
            { new StringContent(form.QuerySelector("input[name=_token]")!.GetAttribute("value")!), "_token" },
            { new StringContent("month"), "order" },
            { new ByteArrayContent(file), "file", "report.csv" },
        };

        using var answer = await facilitator.Client.PostAsync(Import, body);
        var page = await Visitor.Read(answer);

        Assert.Equal((shape, status), (shape, answer.StatusCode));
        Assert.Contains(says, page.Says(), StringComparison.Ordinal);
        if (status != HttpStatusCode.OK) Assert.NotEmpty(page.Says("#errors"));
        Assert.Empty(await site.Get<AttendanceDesk>().All(await site.Offering($"{Institute.Id}")));
    }
}
