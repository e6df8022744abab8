namespace Nep.Registration.App.Ports;

/// <summary>Random bytes from the host, so that a run can be replayed from its seed.</summary>
public interface IChance
{
    void Fill(Span<byte> bytes);
}
