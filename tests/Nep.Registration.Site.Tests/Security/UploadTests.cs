using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Files;
using Nep.Registration.Site.Tests.Admissions;

namespace Nep.Registration.Site.Tests.Security;

/// <summary>Files that people send in: taken for what they are, named for what they are, and only ever handed out to be saved.</summary>
public sealed class UploadTests
{
    [Theory]
    [InlineData("order.pdf", "order.pdf")]
    [InlineData("ORDER.PDF", "ORDER.PDF")]
    [InlineData("order.pdf.exe", "order.pdf.exe.pdf")]
    [InlineData("order.html", "order.html.pdf")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("..\\..\\windows\\order.svg", "order.svg.pdf")]
    [InlineData("order\r\nContent-Type: text/html.pdf", "orderContent-Type: text/html.pdf")]
    [InlineData("order\u202efdp.exe", "orderfdp.exe.pdf")]
    [InlineData("\u0000order.pdf\u0000", "order.pdf")]
    [InlineData("", ".pdf")]
    public async Task A_file_bears_the_ending_of_what_it_is(string name, string kept)
    {
        await using var site = await SiteFixture.Open();
        var (file, why) = await site.Services.GetRequiredService<FileTaking>().Take(name, "%PDF-1.7"u8.ToArray());
        Assert.Null(why);
        Assert.Equal(kept[(kept.LastIndexOf('/') + 1)..], file!.Name);
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("PK\u0003\u0004 a zip that calls itself a PDF %PDF-1.7")]
    [InlineData("GIF89a/*%PDF-*/=1;alert(1)")]
    [InlineData(" %PDF-1.7")]
    [InlineData("#!/bin/sh")]
    public async Task What_does_not_begin_as_a_kind_that_is_taken_is_refused_whatever_it_is_called(string content)
    {
        await using var site = await SiteFixture.Open();
        foreach (var name in new[] { "order.pdf", "order.png", "order.jpg" })
            Assert.IsType<FileNotTaken>((await site.Services.GetRequiredService<FileTaking>().Take(name, Encoding.Latin1.GetBytes(content))).Why);
    }

    [Fact]
    public async Task A_page_hidden_in_a_PDF_is_handed_out_to_be_saved_and_never_shown()
    {
        await using var fellowship = await Fellowship.Open();
        var application = await fellowship.Begin();
        using var sent = await Attach(fellowship, application, "resume.pdf.html", "%PDF-1.7 <html><script>alert(1)</script>");
        Assert.True(sent.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.UnprocessableEntity);

        using var file = await fellowship.Visitor.Get($"{application}/files/resume");

        Assert.Equal((HttpStatusCode.OK, "application/octet-stream"), (file.StatusCode, file.Content.Headers.ContentType?.MediaType));
        Assert.Equal(("attachment", "resume.pdf.html.pdf"), (file.Content.Headers.ContentDisposition?.DispositionType, file.Content.Headers.ContentDisposition?.FileName?.Trim('"')));
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_said_beside_its_field_and_nothing_of_it_is_kept()
    {
        await using var fellowship = await Fellowship.Open();
        var application = await fellowship.Begin();
        using var sent = await Attach(fellowship, application, "resume.pdf", "%PDF-1.7" + new string(' ', 11 * 1024 * 1024));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await fellowship.Visitor.Get($"{application}/files/resume")).StatusCode);
    }

    [Fact]
    public async Task Nothing_is_read_from_the_disk_by_a_name_in_an_address()
    {
        await using var site = await SiteFixture.Open();
        using var visitor = site.NewVisitor();
        foreach (var path in new[] { "/../appsettings.json", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/registration.db", "/keys/links.key", "/.git/config", "/wwwroot/", "/icon.svg/..%5c..%5cx", "/outbox/..%2f..%2fkeys/files/x" })
        {
            using var answer = await visitor.Get(path);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.SeeOther, $"{path}: {answer.StatusCode}");
        }
    }

    private static async Task<HttpResponseMessage> Attach(Fellowship fellowship, string application, string name, string content)
    {
        var page = await fellowship.Visitor.Page($"{application}/stages/statement");
        using var form = new MultipartFormDataContent();
        foreach (var field in page.QuerySelectorAll("main form input[type=hidden]")) form.Add(new StringContent(field.GetAttribute("value")!), field.GetAttribute("name")!);
        form.Add(new StringContent("It is time"), "answers.why");
        form.Add(new StringContent("next"), "do");
        var file = new ByteArrayContent(Encoding.Latin1.GetBytes(content));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/html");
        form.Add(file, "answers.resume", name);
        return await fellowship.Visitor.Client.PostAsync($"{application}/stages/statement", form);
    }
}
