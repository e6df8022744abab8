using System.Security.Cryptography;
using System.Text;
using Nep.Registration.App.Links;
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
public sealed class StaffDesk(ITableStore store, StaffRoll roll, IPostOffice post, StaffLetters letters, IChance chance, Clock clock)
{
    public static readonly Duration LinkLives = Duration.FromMinutes(20);

    private const int TokenCharacters = 32;

    /// <summary>
    /// Mails a sign-in link to a member of staff. Whoever asks learns nothing of whether the address is one: the answer is the same, and so is
    /// the work as far as it can be.
    /// </summary>
    public async Task AskForLink(string typed, CancellationToken cancel = default)
    {
        var token = NewToken();
        if (!EmailAddress.TryParse(typed, out var address) || await roll.Find(address, cancel) is not { } member) return;
        await KeepLink(token, member, cancel);
        await post.Post([letters.SignIn(member, token)], cancel);
    }

    /// <summary>A fresh link for a member of staff, for the host to print where there is no mail yet.</summary>
    public async Task<string> MakeLink(StaffMember member, CancellationToken cancel = default)
    {
        var token = NewToken();
        await KeepLink(token, member, cancel);
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

    private Task KeepLink(string token, StaffMember member, CancellationToken cancel) =>
        store.Transact(
            Keys.Staff, [new RowChange.Insert(LinkKey(token), Json.Write(new SignInLink(member.Address, clock.Now + LinkLives)))], cancel).AsTask();

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
