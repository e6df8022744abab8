using System.Globalization;
using CsvHelper;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff.Exports;

/// <summary>What staff take with them: the right rows, harmless cells, and nothing that a role may not see.</summary>
public sealed class ExportTests
{
    private static string Export => StaffSite.Home + "/export";

    [Fact]
    public async Task Money_adds_up_column_by_column_and_no_amount_is_negative()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var one = await site.Register(1, ["Rosa Delgado", "Malik Thompson"]);
        await site.Pay(one, one.Quote.Total, "pay_1");
        await site.Pay(one, Money.Usd(10), "pay_2");
        await site.Register(2, ["Mai Xiong"], "FREE");

        var rows = await Rows(visitor, Export + "/money.csv");

        Assert.Equal(one.Quote.Total.Cents / 100m, Sum(rows, "Charged", "Rosa Delgado") - Sum(rows, "Reduced", "Rosa Delgado"));
        Assert.Equal(one.Quote.Total.Cents / 100m + 10, Sum(rows, "Paid", "Rosa Delgado"));
        Assert.Equal(0m, Sum(rows, "Charged", "Mai Xiong") - Sum(rows, "Reduced", "Mai Xiong"));
        Assert.Contains("Code FREE", rows.Select(row => row["Rule or reason"]));
        Assert.DoesNotContain(rows, row => row.Values.Any(cell => cell.StartsWith('-')));
    }

    [Fact]
    public async Task Registrations_have_a_row_a_person_with_their_answers_and_the_money_once()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        var state = await site.Register(1, ["Rosa Delgado", "Malik Thompson"]);

        var rows = await Rows(visitor, Export + "/registrations.csv");

        Assert.Equal(["Rosa Delgado", "Malik Thompson"], rows.Select(row => row["Person"]));
        Assert.Equal([$"{state.Quote.Total.Cents / 100m:0.00}", ""], rows.Select(row => row["Price"]));
        Assert.All(rows, row => Assert.Equal(("Held", "Teacher", "Live captions", "Lakeview Unified"), (row["State"], row["Role"], row["Access"], row["School"])));
        Assert.Equal(rows.Count, (await Rows(visitor, "/staff/export/registrations.csv")).Count);
    }

    [Fact]
    public async Task Every_letter_stands_in_the_mail_file()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        await site.Register(1, ["Rosa Delgado"], "FREE");
        await site.Site.Rest();

        var row = Assert.Single(await Rows(visitor, Export + "/mail.csv"));
        Assert.Equal(("Confirmation", "Person 1", "rosa.delgado@lakeview.example", "Sent"), (row["Letter"], row["To"], row["E-mail"], row["State"]));
    }

    [Theory]
    [InlineData(StaffRole.Registrar, true)]
    [InlineData(StaffRole.Facilitator, false)]
    public async Task Attendance_has_whoever_came_and_whoever_did_not_and_addresses_only_for_registrars(StaffRole role, bool contacts)
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(role);
        var state = await site.Register(1, ["Rosa Delgado"], "FREE");
        var paid = await site.Register(2, ["Mai Xiong"]);
        await site.Pay(paid, paid.Quote.Total, "pay_1");
        await site.Register(3, ["Only Held"]);
        var (desk, offering) = (site.Get<AttendanceDesk>(), await site.Offering($"{Institute.Id}"));
        await site.Site.Travel(offering.Starts - site.Site.Time.Now);
        Assert.Null(await desk.Mark(offering, state, new ParticipantNumber(1), offering.Sessions[0].Number, true, CheckInMethod.Roster, new Actor.Demo()));

        var rows = await Rows(visitor, Export + "/attendance.csv");

        Assert.Equal(offering.Sessions.Count * 2, rows.Count);
        Assert.Equal([("Rosa Delgado", "yes", "180"), ("Mai Xiong", "no", "0")], rows.Take(2).Select(row => (row["Person"], row["Here"], row["Minutes counted"])));
        Assert.Equal(contacts, rows[0].ContainsKey("E-mail"));
        Assert.Equal(contacts, rows.Any(row => row.Values.Any(cell => cell.Contains('@', StringComparison.Ordinal) || cell == "Lakeview Unified")));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("=HYPERLINK(\"https://evil.example\",\"x\"), \"quoted\"")]
    public async Task A_cell_that_a_spreadsheet_would_run_is_defused(string name)
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        await site.Register(1, ["Rosa Delgado", name], school: name);

        var rows = await Rows(visitor, Export + "/registrations.csv");

        Assert.Equal(["'" + name, "'" + name], [rows[1]["Person"], rows[1]["School"]]);
        Assert.DoesNotContain(rows, row => row.Values.Any(cell => cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_file_begins_with_a_byte_order_mark_and_keeps_every_script()
    {
        await using var site = await StaffSite.Open();
        using var visitor = await site.SignIn(StaffRole.Registrar);
        await site.Register(1, ["Noor-نور", "Xóchitl “Chi” Ramírez"]);

        using var answer = await visitor.Get(Export + "/registrations.csv");
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("registrations-coaching-for-equity-2027-03.csv", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(["Noor-نور", "Xóchitl “Chi” Ramírez"], (await Rows(visitor, Export + "/registrations.csv")).Select(row => row["Person"]));
    }

    private static decimal Sum(IReadOnlyList<Dictionary<string, string>> rows, string column, string registrar) =>
        rows.Where(row => row["Registered by"] == registrar && row[column].Length > 0).Sum(row => decimal.Parse(row[column], CultureInfo.InvariantCulture));

    private static async Task<IReadOnlyList<Dictionary<string, string>>> Rows(Visitor visitor, string path)
    {
        using var answer = await visitor.Get(path);
        Assert.Equal((path, System.Net.HttpStatusCode.OK), (path, answer.StatusCode));
        using var csv = CsvReader.Create(await answer.Content.ReadAsStreamAsync(), CsvReaderOptions.Default);
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read()) rows.Add(csv.Headers.Select((column, i) => (column, i)).ToDictionary(one => one.column, one => csv.GetString(one.i)));
        return rows;
    }
}
