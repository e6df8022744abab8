namespace Nep.Registration.Site.Forms;

/// <summary>What is wrong with one field, as the sentence that stands beside it.</summary>
public sealed record Complaint(string Field, string Sentence);
