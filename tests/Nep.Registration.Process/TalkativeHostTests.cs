using System.Net;
using System.Text;

namespace Nep.Registration.Process;

/// <summary>The real host, asked by its operator to write every line there is.</summary>
public sealed class TalkativeHostTests
{
    [Fact]
    public async Task A_host_that_is_asked_for_every_line_says_nothing_of_anybody()
    {
        using var folder = new DataFolder();
        using var host = await LocalProcess.Talkative(folder.Path, LocalProcess.FreePort()).Ready();
        using var registrant = new Registrant(host.Base, "Plantagenet Quux");
        await registrant.RegisterAndPay();
        using var client = new HttpClient { BaseAddress = host.Base };
        using var guessed = await client.GetAsync(registrant.Placed![..^1] + "?email=plantagenet@quux.example");
        using var forged = await client.PostAsync("staff/sign-in", new FormUrlEncodedContent([new("mail", "plantagenet@quux.example"), new("_token", "forged-4111111111111111")]));
        for (var wait = 0; wait < 250 && !host.Printed.Contains("form token", StringComparison.Ordinal); wait++) await Task.Delay(20);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.UnprocessableEntity), (guessed.StatusCode, forged.StatusCode));
        Assert.Contains("staff/sign-in was posted without a good form token", host.Printed, StringComparison.Ordinal);
        foreach (var secret in new[] { "Plantagenet", "Quux", "4111111111111111", registrant.Placed!.Split('/')[^1] })
            Assert.DoesNotContain(secret, host.Printed, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The server in memory has no such limit: only a real one shows that a form's own size is what counts.</summary>
    [Fact]
    public async Task A_form_as_large_as_a_form_may_be_is_read_and_a_larger_one_is_not()
    {
        using var folder = new DataFolder();
        using var host = await LocalProcess.Start(folder.Path, LocalProcess.FreePort(), "--no-demo").Ready();
        using var client = new HttpClient { BaseAddress = host.Base };

        using var read = await client.PostAsync("staff/sign-in", Form(3));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, read.StatusCode);
        try
        {
            using var refused = await client.PostAsync("staff/sign-in", Form(40));
            Assert.True(refused.StatusCode is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest, $"{refused.StatusCode}");
        }
        catch (HttpRequestException)
        {
            // It hung up before it had read the rest.
        }
    }

    private static StringContent Form(int megabytes) => new($"mail=a@b.co&note={new string('x', megabytes * 1024 * 1024)}", Encoding.UTF8, "application/x-www-form-urlencoded");
}
