using NetMcp.Core.Outcomes;

namespace NetMcp.Core.Reading;

/// <summary>Keeps what did not fit into an answer for the caller who asked, for a short time.</summary>
public interface IReadCursors
{
    /// <summary>Keeps the rest of a document.</summary>
    /// <param name="owner">The caller; nobody else is given it.</param>
    /// <param name="rest">What is kept.</param>
    /// <returns>A cursor that cannot be guessed; null when there is no room for it now.</returns>
    string? Keep(string owner, DocumentRest rest);

    /// <summary>What a cursor stands for; a failure when it is not this caller's, or not valid any more: which of the two is not told.</summary>
    Outcome<DocumentRest> Find(string owner, string cursor);
}
