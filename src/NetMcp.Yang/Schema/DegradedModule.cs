namespace NetMcp.Yang.Schema;

/// <summary>A module that could not be taken in whole.</summary>
/// <param name="Name">Its name, with <c>@revision</c> when one is known.</param>
/// <param name="Reason">What is missing or wrong, for a person.</param>
/// <param name="IsMissing">Whether nothing of it is in the schema (it could not be had or parsed); else what depends on the error is left out.</param>
public sealed record DegradedModule(string Name, string Reason, bool IsMissing);
