namespace Nep.Registration.Functions.Tables;

/// <summary>The table cannot be used by this version; the message is a sentence for whoever deploys.</summary>
public sealed class StoreUnusableException(string message, Exception? cause = null) : Exception(message, cause)
{
    internal static StoreUnusableException Newer(string table, string unknown) =>
        new($"The table '{table}' was written by a newer version of this program (it may hold '{unknown}', which this one does not know): deploy that version.");

    internal static StoreUnusableException UnknownFact(string table, Exception cause) =>
        new($"The table '{table}' holds a fact in a form that this version does not know: deploy the version that wrote it.", cause);
}
