using Nep.Registration.Domain.Letters;

namespace Nep.Registration.Site.Staff.Mail;

/// <summary>What the buttons under a mail in trouble say.</summary>
internal static class Settlements
{
    public static MailSettlement Of(string button) => button switch
    {
        "arrived" => MailSettlement.Arrived,
        "letgo" => MailSettlement.LetGo,
        _ => MailSettlement.Again,
    };

    /// <summary>What a person can do about it, in a sentence.</summary>
    public static string WhatToDo(MailState state) => state switch
    {
        MailState.Bounced => "Mend the address on the registration, then send it again; or let it go.",
        MailState.Refused => "See why the provider refused it. Mend the address, then send it again; or let it go.",
        MailState.Uncertain => "Ask the reader, or look at the provider. Say whether it arrived, or send it again.",
        _ => "",
    };
}
