namespace Nep.Registration.Browser;

/// <summary>One running site for the tests of a class, which come one after another.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    private RunningSite? site;

    internal RunningSite Site => site!;

    public async ValueTask InitializeAsync() => site = await RunningSite.Open();

    public async ValueTask DisposeAsync()
    {
        if (site is not null) await site.DisposeAsync();
    }
}
