using System.Globalization;

namespace NetMcp.Server.Tests.Demo;

/// <summary>A process as /proc shows it; with the time of its start it is told from a later one of the same id.</summary>
internal readonly record struct LinuxProcess(int Id, int Parent, string StartTime, string Name)
{
    /// <summary>Whether it still runs.</summary>
    public bool IsAlive => Read(Id) is { } now && now.StartTime == StartTime;

    /// <summary>A process and all that came from it and still have it for an ancestor.</summary>
    public static IReadOnlyList<LinuxProcess> Descendants(int root)
    {
        var all = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? Read(id) : null)
            .OfType<LinuxProcess>()
            .ToLookup(process => process.Parent);
        List<LinuxProcess> found = Read(root) is { } first ? [first] : [];
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(all[found[i].Id]);
        }

        return found;
    }

    // proc(5): id (name) state ppid ... starttime is the 22nd field; the name may hold spaces and parentheses. Z is one that has
    // ended and that nobody has asked about yet.
    private static LinuxProcess? Read(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var end = stat.LastIndexOf(')');
            var rest = stat[(end + 2)..].Split(' ');
            return rest[0] == "Z" ? null : new LinuxProcess(id, int.Parse(rest[1], CultureInfo.InvariantCulture), rest[19], stat[(stat.IndexOf('(', StringComparison.Ordinal) + 1)..end]);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
