namespace Nep.Registration.Functions.Starting;

/// <summary>The host cannot start with these settings; the message has one sentence for each that is wrong.</summary>
public sealed class BadSettingsException(IReadOnlyList<string> complaints)
    : Exception($"Registration cannot start. {string.Join(' ', complaints)}")
{
    public IReadOnlyList<string> Complaints => complaints;
}
