using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Nep.Registration.Browser;

/// <summary>A visitor without a mouse: Tab, Enter, Space and letters only. Every stop on the way must be in sight and marked.</summary>
internal sealed partial class Keyboard(Visitor visitor)
{
    private const int MostStops = 80;

    /// <summary>What has the focus: its words or label, its id, whether it is in the window, and whether an outline marks it.</summary>
    private const string Focused = """
        () => {
          const here = document.activeElement, box = here.getBoundingClientRect(), style = getComputedStyle(here);
          const label = here.labels && here.labels.length > 0 ? here.labels[0] : here;
          return {
            tag: here.tagName, id: here.id, words: label.textContent.replace(/\s+/g, ' ').trim(),
            inSight: box.bottom > 0 && box.top < innerHeight && box.width > 0 && style.clipPath === 'none',
            marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
          };
        }
        """;

    /// <summary>Presses Tab until the focus is on something whose words begin like this.</summary>
    public async Task TabTo(string words)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            var focus = await Focus();
            if (focus.Tag == "BODY") continue;
            Assert.True(focus.InSight, $"The focus is out of sight: {focus}");
            Assert.True(focus.Marked, $"Nothing marks the focus: {focus}");
            if (focus.Words.StartsWith(words, StringComparison.Ordinal)) return;
        }

        Assert.Fail($"Tab does not reach “{words}”.");
    }

    public async Task Write(string label, string text)
    {
        await TabTo(label);
        await visitor.Page.Keyboard.TypeAsync(text);
    }

    public async Task Tick(string label)
    {
        await TabTo(label);
        await visitor.Page.Keyboard.PressAsync("Space");
    }

    /// <summary>Goes to a link or button, and presses Enter on it.</summary>
    public async Task Enter(string words)
    {
        await TabTo(words);
        await visitor.Arriving(() => visitor.Page.Keyboard.PressAsync("Enter"));
    }

    /// <summary>Follows a link to a place on the same page. The jump may come before one listens for it, so the address is asked until it shows it.</summary>
    public async Task Jump(string words)
    {
        await TabTo(words);
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(PlaceOnPage(), new() { Timeout = 30_000 });
    }

    public async Task<Stop> Focus() => (await visitor.Page.EvaluateAsync<JsonElement>(Focused)).Deserialize<Stop>(JsonSerializerOptions.Web)!;

    [GeneratedRegex("#.")]
    private static partial Regex PlaceOnPage();

    /// <summary>Where the focus is.</summary>
    internal sealed record Stop(string Tag, string Id, string Words, bool InSight, bool Marked);
}
