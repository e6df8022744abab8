namespace Nep.Registration.App.Letters;

/// <summary>One meeting in a letter.</summary>
/// <param name="When">Day, time and zone.</param>
/// <param name="Title">Empty when it is the offering's own.</param>
/// <param name="Place">Where, when the meetings are not all in one place; empty otherwise.</param>
/// <param name="JoinLink">The link to join, when it is not one for all meetings and the reader has a seat.</param>
public sealed record SessionFigures(string When, string Title, string Place, string JoinLink);
