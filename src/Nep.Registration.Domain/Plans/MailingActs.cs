using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Plans;

public abstract partial record Act
{
    /// <summary>Writes to the people of a list that staff ordered.</summary>
    public sealed record SendMailing(Mailing Mailing) : Act;

    /// <summary>Staff stopped a mail to a list: what was begun of it is settled, and the rest does not go.</summary>
    public sealed record EndMailing(Mailing Mailing) : Act;
}
