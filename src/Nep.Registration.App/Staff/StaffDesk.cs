using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;

namespace Nep.Registration.App.Staff;

/// <summary>What a member of staff may do. Each includes nothing but itself; an administrator has every one.</summary>
public enum StaffRole
{
    Facilitator,
    Reviewer,
    Registrar,
    Administrator,
}

/// <summary>A member of staff.</summary>
public sealed record StaffMember(EmailAddress Address, string Name, ValueList<StaffRole> Roles);

/// <summary>
/// How staff sign in: by a link that is mailed to them, works once and for a short time, and acts only when its button is
/// pressed, since mail scanners open links.
/// </summary>
public sealed partial class StaffDesk(ITableStore store, StaffRoll roll, IPostOffice post, StaffLetters letters, IChance chance, Clock clock, ILogger<StaffDesk> log)
{
    public static readonly Duration LinkLives = Duration.FromMinutes(10);

    private const int TokenCharacters = 32;
    private static readonly KeyRange Links = KeyRange.Prefix("link|");
    private static readonly EmailAddress Nobody = EmailAddress.Parse("nobody@nobody.invalid");

    private readonly HashSet<Task> posting = [];

    /// <summary>
    /// Mails a sign-in link to a member of staff. Whoever asks learns nothing of whether the address is one: the answer is the same, and so is everything that is asked of
    /// the store before it. For a stranger a link is kept that nobody has and that opens nothing; the mail itself is handed over when the answer is on its way.
    /// </summary>
    public async Task AskForLink(string typed, CancellationToken cancel = default)
    {
        if (!EmailAddress.TryParse(typed, out var address)) return;
        var (token, member) = (NewToken(), await roll.Find(address, cancel));
        await KeepLink(token, new SignInLink(member?.Address ?? Nobody, clock.Now + LinkLives), cancel);
        await SweepLinks(cancel);
        if (member is not null) Beside(Task.Run(() => HandOver(letters.SignIn(member, token)), CancellationToken.None));
    }

    /// <summary>Waits until every sign-in mail that was asked for by now is handed over.</summary>
    public Task Posted()
    {
        lock (posting) return Task.WhenAll(posting);
    }

    /// <summary>A fresh link for a member of staff, for the host to print where there is no mail yet.</summary>
    public async Task<string> MakeLink(StaffMember member, CancellationToken cancel = default)
    {
        var token = NewToken();
        await KeepLink(token, new SignInLink(member.Address, clock.Now + LinkLives), cancel);
        return token;
    }

    /// <summary>Uses a link up. Null when it is unknown, used or too old.</summary>
    public async Task<StaffMember?> Redeem(string? token, CancellationToken cancel = default)
    {
        if (token is not { Length: TokenCharacters } || !token.All(Ids.IsBase32)) return null;
        if (await store.Get(Keys.Staff, LinkKey(token), cancel) is not { } row) return null;
        if (await store.Transact(Keys.Staff, [new RowChange.Delete(row.Key, row.Tag)], cancel) is not Commit.Done) return null;
        var link = Json.Read<SignInLink>(row.Value);
        return clock.Now < link.Expires ? await roll.Find(link.Address, cancel) : null;
    }

    private Task KeepLink(string token, SignInLink link, CancellationToken cancel) =>
        store.Transact(Keys.Staff, [new RowChange.Insert(LinkKey(token), Json.Write(link))], cancel).AsTask();

    private async Task SweepLinks(CancellationToken cancel)
    {
        await foreach (var row in store.All(Keys.Staff, Links, cancel))
            if (Json.Read<SignInLink>(row.Value).Expires < clock.Now) await store.Transact(Keys.Staff, [new RowChange.Delete(row.Key, RowTag.Any)], cancel);
    }

    private void Beside(Task handOver)
    {
        lock (posting)
        {
            posting.RemoveWhere(one => one.IsCompleted);
            posting.Add(handOver);
        }
    }

    /// <summary>Whoever gets no mail asks again; why it did not go is in the log.</summary>
    private async Task HandOver(Mail mail)
    {
        try
        {
            await post.Post([mail], CancellationToken.None);
        }
        catch (Exception fault)
        {
            LogNotPosted(log, fault);
        }
    }

    [LoggerMessage(LogLevel.Error, "A sign-in mail could not be handed over")]
    private static partial void LogNotPosted(ILogger log, Exception fault);

    private string NewToken()
    {
        Span<byte> bytes = stackalloc byte[TokenCharacters * 5 / 8];
        chance.Fill(bytes);
        return Ids.ToBase32(bytes, TokenCharacters);
    }

    private static string LinkKey(string token) => $"link|{Hash(token)}";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    internal sealed record SignInLink(EmailAddress Address, Instant Expires);
}
