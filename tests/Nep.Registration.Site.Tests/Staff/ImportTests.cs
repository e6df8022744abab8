using System.Net;
using System.Text;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

public sealed class ImportTests
{
    private static readonly Duration ToTheEnd = Duration.FromDays(59) + Duration.FromHours(4);

    private const string Report = """
        Name,Email,Join time,Leave time
        Rosa D.,ROSA.DELGADO@lakeview.example,3/4/2027 9:00 AM,3/4/2027 10:00 AM
        Rosa D.,rosa.delgado@lakeview.example,3/4/2027 11:00 AM,3/4/2027 12:00 PM
        Malik Thompson,malik@home.example,3/4/2027 9:00 AM,3/4/2027 12:00 PM
        =1+1,,3/4/2027 9:00 AM,3/4/2027 12:00 PM
        Mai Xiong,mai.xiong@lakeview.example,someday,3/4/2027 12:00 PM
        """;

    private static string Import => StaffSite.Home + "/sessions/1/import";

    [Fact]
    public async Task Staff_look_through_a_report_before_anything_is_written_and_confirm_it()
    {
        await using var site = await StaffSite.Open();
        using var facilitator = await site.SignIn(StaffRole.Facilitator);
        var state = await site.Register(1, ["Rosa Delgado", "Malik Thompson", "Mai Xiong"], "FREE");
        await site.Site.Travel(ToTheEnd);

        using var sent = await Upload(facilitator, Encoding.UTF8.GetBytes(Report));
        var review = await Visitor.Read(sent);
        Assert.Contains("zoom.csv: 1 matched, 1 doubtful, 1 unmatched. Nothing is written yet.", review.Says(), StringComparison.Ordinal);
        Assert.Contains("Perhaps Malik Thompson, malik.thompson@lakeview.example: 0000000000000001-2", review.Says(), StringComparison.Ordinal);
        Assert.Contains("Rosa D. rosa.delgado@lakeview.example Here 9:00 AM to 10:00 AM, 11:00 AM to 12:00 PM joined 2 times 120 min Rosa Delgado", review.Says(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Line 6: Mai Xiong, mai.xiong@lakeview.example, someday", review.Says(), StringComparison.Ordinal);
        Assert.Empty(await site.Get<AttendanceDesk>().All(await site.Offering($"{Institute.Id}")));

        var malik = review.QuerySelectorAll("input[list]").Select(field => field.GetAttribute("name")!).First(name => review.QuerySelector($"input[name='{name.Replace(".who", ".name", StringComparison.Ordinal)}']")!.GetAttribute("value") == "Malik Thompson");
        using var wrong = await facilitator.Send(review, "main form", "button", (malik, "nobody"));
        Assert.Contains("Malik Thompson: Nobody on the roster has this code", (await Visitor.Read(wrong)).Says("#errors"), StringComparison.Ordinal);
        Assert.Empty(await site.Get<AttendanceDesk>().All(await site.Offering($"{Institute.Id}")));

        using var done = await facilitator.Send(await Visitor.Read(wrong), "main form", "button", (malik, $"{state.Id}-2"));
        Assert.Equal((HttpStatusCode.SeeOther, StaffSite.Home + "/sessions/1/roster?imported=2"), (done.StatusCode, done.Headers.Location!.ToString()));
        var marks = (await site.Get<AttendanceDesk>().All(await site.Offering($"{Institute.Id}"))).Select(one => (one.Participant.Value, one.Last!.Method, one.Last.Stays!.Value.Count, one.Last.Reason));
        Assert.Equal([(1, CheckInMethod.Import, 2, "Imported from zoom.csv"), (2, CheckInMethod.Import, 1, "Imported from zoom.csv")], marks);
    }

    [Theory]
    [InlineData(50 * 1024 * 1024, "Please choose one of up to 2 MB")]
    [InlineData(1000, "This file is no text")]
    [InlineData(0, "Please choose a file")]
    public async Task A_file_of_fifty_megabytes_a_picture_and_no_file_are_answered_with_a_clear_sentence(int size, string sentence)
    {
        await using var site = await StaffSite.Open();
        using var facilitator = await site.SignIn(StaffRole.Facilitator);
        using var answer = await Upload(facilitator, new byte[size]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, (await Visitor.Read(answer)).Says("#errors"), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> Upload(Visitor visitor, byte[] file)
    {
        var page = await visitor.Page(Import);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("input[name=_token]")!.GetAttribute("value")!), "_token" },
            { new StringContent("month"), "order" },
            { new ByteArrayContent(file), "file", "zoom.csv" },
        };
        return await visitor.Client.PostAsync(Import, form);
    }
}
