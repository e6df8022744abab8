namespace Nep.Registration.Site.Pacing;

/// <summary>
/// What is limited on forms, each under a key that whoever sends it cannot shed: the address that would get the mail, the link, the form, the member of staff. Never by
/// network address: a district's office is one of those, and so is everybody behind Azure's gateway.
/// </summary>
public enum FormLimit
{
    /// <summary>Sign-in mails to one address.</summary>
    SignInMail,

    /// <summary>Sign-in mails to anyone at all.</summary>
    AllSignInMail,

    /// <summary>Posts with one capability link or sign-in link.</summary>
    Link,

    /// <summary>Posts of one member of staff.</summary>
    Member,

    /// <summary>Registrations that one address makes.</summary>
    Registrations,

    /// <summary>Applications that one address begins.</summary>
    Applications,

    /// <summary>Mails of a learning record that one ticket asks for.</summary>
    Records,

    /// <summary>Wrong price codes on one form.</summary>
    WrongCodes,

    /// <summary>Wrong price codes on all forms of an offering: a new form does not begin a new count.</summary>
    AllWrongCodes,
}
