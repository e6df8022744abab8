using Nep.Registration.App.Language;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Storage;

namespace Nep.Registration.Local.Starting;

/// <summary>What the first page needs and no setting changes is made ready while the command line is still being read.</summary>
internal static class Warming
{
    public static void Begin() => new Thread(() =>
    {
        Json.Prepare<OfferingFile>();
        _ = Words.In(Words.English);
    })
    { IsBackground = true, Name = "Warming" }.Start();
}
