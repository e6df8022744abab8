using Nep.Registration.Domain.Cohorts;

namespace Nep.Registration.App.Attendance.Importing;

/// <summary>How a meeting platform's report writes dates; a date that begins with the year is read either way.</summary>
public enum DateOrder
{
    MonthFirst,
    DayFirst,
}

/// <summary>One person of a report: everything under one address, or, where the report has none, under one name.</summary>
/// <param name="Stays">When they were there, in order, merged where they overlap, and only while the doors were open.</param>
/// <param name="Joins">How many lines the report has of them.</param>
public sealed record ReportPerson(string Name, EmailAddress? Email, ValueList<Stay> Stays, int Joins);

/// <summary>A line of a report that cannot be read, and why.</summary>
public sealed record UnreadLine(long Line, string Text);

/// <summary>What a file came to: people and the lines that cannot be read, or why it is no report.</summary>
public abstract record MeetingReport
{
    private MeetingReport() { }

    public sealed record Of(ValueList<ReportPerson> People, ValueList<UnreadLine> Unread) : MeetingReport;

    /// <param name="Fault">The name of the fault, as the language resource has it.</param>
    public sealed record Unfit(string Fault, string Figure = "") : MeetingReport;
}
