using CsvHelper;
using Microsoft.AspNetCore.Http;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Staff.Exports;

/// <summary>
/// A table on its way out as CSV, sent while it is read: UTF-8 with a byte order mark, as spreadsheets expect, and with every cell defused that
/// a spreadsheet would take for a formula (it starts with <c>= + - @</c>, a tab or a carriage return).
/// </summary>
public sealed class CsvAnswer(IExportTable table, IReadOnlyList<Offering> offerings, bool contacts, string name) : IResult
{
    private static readonly CsvWriterOptions Form = new() { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
        await Write(response.Body, httpContext.RequestAborted);
    }

    /// <summary>Writes the whole table. What is read and not yet taken by <paramref name="to"/> is never more than a few hundred rows.</summary>
    public async Task Write(Stream to, CancellationToken cancel)
    {
        await using var csv = CsvWriter.Create(to, Form, leaveOpen: true);
        await csv.WriteRecordAsync([.. table.Columns(offerings, contacts)], cancel);
        foreach (var offering in offerings)
            await foreach (var row in table.Rows(offering, offerings, contacts, cancel)) await csv.WriteRecordAsync([.. row], cancel);
    }
}
