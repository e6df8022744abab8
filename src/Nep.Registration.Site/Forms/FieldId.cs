namespace Nep.Registration.Site.Forms;

/// <summary>The <c>id</c> of a field on its page: its name, made fit for a link to it.</summary>
public static class FieldId
{
    /// <summary><c>people[0].name</c> becomes <c>people-0-name</c>.</summary>
    public static string Of(string name) => name.Replace("[", "-", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace('.', '-');

    /// <summary>What <c>aria-describedby</c> says: the hint, the error, both or nothing.</summary>
    public static string? Descriptions(string id, bool hint, bool error) => (hint, error) switch
    {
        (true, true) => $"{id}-hint {id}-error",
        (true, false) => $"{id}-hint",
        (false, true) => $"{id}-error",
        _ => null,
    };
}
