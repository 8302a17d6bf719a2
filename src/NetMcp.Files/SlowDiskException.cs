using System.Globalization;

namespace NetMcp.Files;

/// <summary>
/// A disk has not answered in time. What was asked of it was not taken back: it may be done when the disk answers. The message names no path.
/// </summary>
public sealed class SlowDiskException : IOException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="patience">How long was waited.</param>
    public SlowDiskException(TimeSpan patience)
        : base(string.Create(CultureInfo.InvariantCulture, $"The gateway's disk has not answered for {patience.TotalSeconds:0.#} s."))
    {
    }
}
