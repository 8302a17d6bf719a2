using System.Text.RegularExpressions;

namespace NetMcp.Devices.Profiles;

/// <summary>A command line that does no more than show something.</summary>
/// <param name="Usage">How it is written, for people and agents.</param>
/// <param name="Pattern">What a whole command of it matches: single blanks between words.</param>
internal sealed record ShowCommand(string Usage, string Pattern)
{
    /// <summary>A name, number, address, prefix or interface: neither an option nor a path from the root, and nothing that a shell gives a meaning.</summary>
    public const string Word = "[A-Za-z0-9_][A-Za-z0-9_.:/,-]{0,63}";

    private readonly Regex _pattern = new($@"\A(?:{Pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>A command that up to this many words may follow.</summary>
    public static ShowCommand With(string command, int words) => new(command + " ...", $"{Regex.Escape(command).Replace("\\ ", " ", StringComparison.Ordinal)}(?: {Word}){{0,{words}}}");

    public bool Matches(string command) => _pattern.IsMatch(command);
}
