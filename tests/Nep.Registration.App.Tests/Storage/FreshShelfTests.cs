using Nep.Registration.App.Storage;
using Nep.Registration.App.Tests.Rehearsal;

namespace Nep.Registration.App.Tests.Storage;

public class FreshShelfTests
{
    private readonly FreshShelf<string> shelf = new(new Clock(new ManualTime { Now = Desk.Opening }), TimeSpan.FromSeconds(5));

    [Fact]
    public void What_was_read_is_at_hand()
    {
        shelf.Keep("institute", "open", shelf.Begin());
        Assert.Equal("open", shelf.Find("institute"));
        Assert.Null(shelf.Find("another"));
    }

    [Fact]
    public void What_was_being_read_when_it_changed_is_not_kept()
    {
        var reading = shelf.Begin();
        shelf.Forget("institute");
        shelf.Keep("institute", "draft", reading);
        Assert.Null(shelf.Find("institute"));
    }

    [Fact]
    public void What_changed_is_read_anew()
    {
        shelf.Keep("institute", "draft", shelf.Begin());
        shelf.Forget("institute");
        Assert.Null(shelf.Find("institute"));
    }
}
