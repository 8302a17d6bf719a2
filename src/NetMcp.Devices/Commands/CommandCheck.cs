using NetMcp.Devices.Profiles;

namespace NetMcp.Devices.Commands;

/// <summary>Lets show commands through and nothing else.</summary>
internal static class CommandCheck
{
    /// <summary>The longest command line.</summary>
    public const int MaxCharacters = 512;

    /// <summary>What is wrong with a command on a kind of device; null when it may be sent as <paramref name="line"/>.</summary>
    public static string? FindObjection(DeviceProfile profile, string command, out string line)
    {
        line = string.Empty;
        if (command.Length > MaxCharacters)
        {
            return $"A command has at most {MaxCharacters} characters.";
        }

        // What is not in here has a meaning to some shell or ends the line; a blank is the only space.
        if (command.FirstOrDefault(character => !char.IsAsciiLetterOrDigit(character) && !" _.:/,-|".Contains(character, StringComparison.Ordinal)) is not '\0' and var strange)
        {
            return char.IsControl(strange)
                ? "A command is one line without control characters."
                : "A command holds letters, digits, blanks and _ . : / , - only, and | where a pipe is listed.";
        }

        if (command.Contains('\0', StringComparison.Ordinal))
        {
            return "A command is one line without control characters.";
        }

        var parts = command.Split('|').Select(part => string.Join(' ', part.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        if (!profile.ShowCommands.Any(shown => shown.Matches(parts[0])))
        {
            return $"This is none of the commands that are sent to a device of the profile {profile.Name}. They are: {string.Join("; ", profile.ShowCommands.Select(shown => shown.Usage))}.";
        }

        if (parts.Skip(1).Any(pipe => !profile.CommandPipes.Any(listed => listed.Matches(pipe))))
        {
            var pipes = profile.CommandPipes.IsEmpty ? "none" : string.Join("; ", profile.CommandPipes.Select(pipe => pipe.Usage));
            return $"Of what may stand behind a | on this device there is: {pipes}.";
        }

        line = string.Join(" | ", parts);
        return null;
    }
}
