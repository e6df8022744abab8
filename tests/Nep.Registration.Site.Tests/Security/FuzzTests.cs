using System.Net;
using System.Reflection;
using System.Text;
using AngleSharp.Html.Dom;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Nep.Registration.App.Attendance.Importing;
using Nep.Registration.App.Connections;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Staff;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Tests.Admissions;
using Nep.Registration.Site.Tests.Api;
using Nep.Registration.Site.Tests.Participants;
using Nep.Registration.Site.Tests.Staff;
using Property = Nep.Registration.Domain.Tests.Properties.Property;

namespace Nep.Registration.Site.Tests.Security;

/// <summary>Whatever is typed, sent or asked for: the answer is a value or a refusal, never a fault.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Pieces =
    [
        "", " ", "a", "Z", "0", "-1", "7", "99999999999999999999", "1e9", "0x1F", "$", ",", ".", "..", "/", "\\", "\"", "'", "`", "<", ">", "&", "{", "}", "{{", "}}", "{0}", "%s", "%00", "%n", "[", "]", "[0]", "(", ")",
        "\r\n", "\n", "\t", "\0", "\u0001", "\u007f", "\u00a0", "\u200b", "\u202e", "\ufeff", "\ud800", "\udc00", "😀", "é", "ñ", "中", "ﷺ", "İ", "ß", "|", "#", "?", "=", "+", "@", "*", ";", ":", "~", "^", "!",
        "2027-02-30", "2027-03-04", "0000-00-00", "9999-12-31", "-9999-01-01", "09:00", "24:00", "2027-03-14T02:30", "T", "Z", "null", "true", "NaN", "Infinity", "undefined", "constructor", "__proto__",
        "<script>alert(1)</script>", "javascript:alert(1)", "' OR 1=1--", "$(id)", "../../etc/passwd", "=cmd|' /C calc'!A0", "a@b.co", "@", "a@@b", "UTC", "America/Los_Angeles", "people", "answers", "000000000000000000000000000",
    ];

    private static readonly Gen<string> Text = Gen.Elements(Pieces).ListOf().Select(list => string.Concat(list));

    private static readonly Gen<string> Long = from piece in Gen.Elements(Pieces) from times in Gen.Choose(1, 3000) select string.Concat(Enumerable.Repeat(piece, times));

    private static readonly Gen<string> Typed = Gen.Frequency((9, Text), (1, Long));

    private static readonly Gen<(string Name, string Value)[]> Query =
        (from name in Gen.OneOf(Gen.Elements("q", "state", "sort", "page", "from", "to", "show", "who", "kind", "as", "rule", "done", "lang", "next", "limit", "cursor", "return", "days", "offering"), Text) from value in Typed select (name, value)).ArrayOf();

    [Fact]
    public void Everything_that_is_read_from_a_text_is_refused_or_reads_back_as_itself()
    {
        var readers = new[] { typeof(EmailAddress).Assembly, typeof(ApiSecret).Assembly }.SelectMany(assembly => assembly.GetExportedTypes())
            .Select(type => type.GetMethod("TryParse", BindingFlags.Public | BindingFlags.Static, [typeof(string), type.MakeByRefType()])).OfType<MethodInfo>().ToList();
        Assert.True(readers.Count >= 14, $"{readers.Count}");

        Property.Holds(Typed, text => readers.TrueForAll(reader => ReadsBack(reader, text)), times: 3_000);
        Assert.All(readers, reader => Assert.True(ReadsBack(reader, null)));
    }

    [Fact]
    public void Every_kind_of_field_is_a_value_or_a_fault_beside_it() => Property.Holds(
        Typed,
        text =>
        {
            var form = new PostedForm(new FormCollection(new Dictionary<string, StringValues>(StringComparer.Ordinal) { ["field"] = text }));
            Action[] reads = [() => form.Address("field"), () => form.Amount("field"), () => form.Number("field"), () => form.Date("field"), () => form.Time("field"), () => form.DateAndTime("field")];
            foreach (var read in reads) read();
            _ = form.Text("field").Length + form.Without("people", 0).Names.Count() + form.Complaints(App.Language.Words.In("es")).Count;
            return form.Faults.All(fault => fault.Field == "field");
        },
        times: 3_000);

    [Fact]
    public void Money_is_refused_or_between_nothing_and_the_most_that_may_be_typed() => Property.Holds(
        Typed, text => !Money.TryParse(text, out var money) || (money >= Money.Zero && money <= Money.Most), times: 3_000);

    [Fact]
    public async Task No_query_breaks_a_page()
    {
        await using var site = await StaffSite.Open();
        await site.Register(1, ["Rosa Delgado"], "FREE");
        using var staff = await site.SignIn(StaffRole.Administrator);
        string[] pages =
        [
            "/", Institute.Register, "/verify", "/staff/sign-in", "/staff", "/staff/offerings", "/staff/people", "/staff/activity", "/staff/trend", "/staff/export", "/staff/purchase-orders", "/staff/record", "/outbox",
            $"{StaffSite.Home}/registrations", $"{StaffSite.Home}/waiting", $"{StaffSite.Home}/mail", $"{StaffSite.Home}/mail/ledger", $"{StaffSite.Home}/mail/check", $"{StaffSite.Home}/mail/write", $"{StaffSite.Home}/mail/letters/Confirmation/en",
            $"{StaffSite.Home}/sessions/1/roster", $"{StaffSite.Home}/trend", $"{StaffSite.Home}/hours", $"{StaffSite.Home}/export/money.csv",
        ];
        Property.Holds(
            from page in Gen.Elements(pages) from query in Query select page + "?" + string.Join('&', query.Select(one => $"{Escape(one.Name)}={Escape(one.Value)}")),
            path => path.Length > 8_000 || IsAnswer(staff.Get(path)), times: 250);
    }

    [Fact]
    public async Task No_address_breaks_the_site()
    {
        await using var site = await StaffSite.Open();
        using var staff = await site.SignIn(StaffRole.Administrator);
        var patterns = Atlas.RoutesOf(site.Site).Where(route => route.StartsWith("GET", StringComparison.Ordinal)).Select(route => route.Split(' ')[1]).ToArray();
        Property.Holds(
            from pattern in Gen.Elements(patterns) from parts in Text.ArrayOf(6) select (pattern, parts),
            one =>
            {
                var next = 0;
                var path = System.Text.RegularExpressions.Regex.Replace(one.pattern, "{[^}]+}", _ => Escape(one.parts[next++ % one.parts.Length].Replace("\0", "", StringComparison.Ordinal)), System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
                return path.Length > 8_000 || path.StartsWith("//", StringComparison.Ordinal) || IsAnswer(staff.Get(path));
            },
            times: 300);
    }

    [Fact]
    public async Task No_form_of_a_participant_breaks_the_site()
    {
        await using var fellowship = await Fellowship.Open();
        await fellowship.Site.Publish(Institute.Id, Institute.Details);
        using var visitor = fellowship.Site.NewVisitor();
        var application = await fellowship.Begin();
        string[] paths = [Institute.Register, Fellowship.Apply, "/staff/sign-in", $"{application}/stages/about", $"{application}/stages/statement", $"{application}/referees"];
        var pages = new List<IHtmlDocument>();
        foreach (var path in paths) pages.Add(await visitor.Page(path));
        Property.Holds(Form(pages), one => IsAnswer(visitor.Send(one.Page, one.Form, null, one.Changes)), times: 250);
    }

    [Fact]
    public async Task No_form_of_staff_breaks_the_site()
    {
        await using var site = await StaffSite.Open();
        var state = await site.Register(1, ["Rosa Delgado"], "FREE");
        using var staff = await site.SignIn(StaffRole.Administrator);
        string[] paths =
        [
            $"{StaffSite.Home}/edit", "/staff/offerings/new", $"{StaffSite.Home}/clone", "/staff/members/new", "/staff/connections/keys/new", "/staff/connections/webhooks/new", "/staff/connections/links",
            $"{StaffSite.Home}/mail/letters/Confirmation/en", $"{StaffSite.Home}/registrations/{state.Id}/people/1", $"/staff/people/{ReaderId.Of(state.Registrar.Email)}/merge",
        ];
        var pages = new List<IHtmlDocument>();
        foreach (var path in paths) pages.Add(await staff.Page(path));
        Property.Holds(Form(pages), one => IsAnswer(staff.Send(one.Page, one.Form, null, one.Changes)), times: 250);
    }

    [Fact]
    public async Task No_body_breaks_the_api()
    {
        await using var site = await ApiSite.Open(ApiScope.Write, ApiScope.Attendance, ApiScope.Read);
        var good = ApiSite.Form().ToJsonString();
        var bodies = Gen.OneOf(
            Typed, Typed.Select(text => $"\"{text}\""), Typed.Select(text => good.Replace("Denise Porter", text, StringComparison.Ordinal)),
            from text in Typed from at in Gen.Choose(0, good.Length) select good.Insert(at, text), from start in Gen.Choose(0, good.Length - 1) from length in Gen.Choose(1, 40) select good.Remove(start, Math.Min(length, good.Length - start)),
            Gen.Choose(1, 3000).Select(depth => new string('[', depth)), Gen.Choose(1, 200).Select(depth => string.Concat(Enumerable.Repeat("{\"people\":", depth))));
        Property.Holds(
            from body in bodies from key in Typed from put in Gen.Elements(true, false) select (body, key, put),
            one =>
            {
                using var request = new HttpRequestMessage(one.put ? HttpMethod.Put : HttpMethod.Post, one.put ? $"{ApiSite.Attendance}/0000000000000001/1" : ApiSite.Registrations);
                request.Content = new StringContent(one.body, Encoding.UTF8, "application/json");
                request.Headers.TryAddWithoutValidation("Idempotency-Key", one.key);
                return IsAnswer(site.Program.Client.SendAsync(request));
            },
            times: 80);
    }

    [Fact]
    public void No_report_of_a_meeting_breaks_the_import()
    {
        const string Good = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\nRosa Delgado,rosa@x.example,03/04/2027 09:01:00 AM,03/04/2027 10:00:00 AM,59,No\n";
        var offering = new Domain.Offerings.Offering(Institute.Id, Institute.Details, Domain.Offerings.OfferingStatus.Published, 1, 1);
        Property.Holds(
            from text in Typed from at in Gen.Choose(0, Good.Length) from order in Gen.Elements(DateOrder.MonthFirst, DateOrder.DayFirst) select (Text: Good.Insert(at, text), order),
            one => ReportReading.Read(Encoding.UTF8.GetBytes(one.Text), offering, Institute.Details.Sessions[0], one.order) is not null, times: 500);
    }

    /// <summary>A form of one of these pages, with some of its fields typed over and some that it does not have.</summary>
    private static Gen<(IHtmlDocument Page, string Form, (string, string?)[] Changes)> Form(IReadOnlyList<IHtmlDocument> pages) =>
        from page in Gen.Elements<IHtmlDocument>([.. pages])
        let names = page.QuerySelectorAll("main form [name]").Select(field => field.GetAttribute("name")!).Where(name => name != "_token").Append("do").Append("people[1].name").Distinct().ToArray()
        from changes in (from name in Gen.OneOf(Gen.Elements(names), Gen.Elements(names), Text.Where(text => text != "_token")) from value in Typed select (name, (string?)value)).ArrayOf()
        select (page, "main form[method=post]", changes);

    private static bool ReadsBack(MethodInfo reader, string? text)
    {
        object?[] arguments = [text, null];
        if (!(bool)reader.Invoke(null, arguments)!) return true;
        object?[] again = [$"{arguments[1]}", null];
        return arguments[1] is Money || ((bool)reader.Invoke(null, again)! && Equals(arguments[1], again[1]));
    }

    private static bool IsAnswer(Task<HttpResponseMessage> asked)
    {
        using var answer = asked.GetAwaiter().GetResult();
        return answer.StatusCode < HttpStatusCode.InternalServerError;
    }

    /// <summary>Half a character has no form on the wire.</summary>
    private static string Escape(string text) => Uri.EscapeDataString(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
}
