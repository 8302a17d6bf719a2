using System.Security.Cryptography;
using System.Text;

namespace NetMcp.Devices.Schemas.Fetching;

/// <summary>A module's text with its hash and what it says about itself.</summary>
/// <param name="Text">The text.</param>
/// <param name="Hash">The SHA-256 of it in UTF-8, in hexadecimal.</param>
/// <param name="Head">What it says; null when it is no module.</param>
internal sealed record ModuleSource(string Text, string Hash, ModuleHead? Head)
{
    /// <summary>Takes a text as a device or a file has it.</summary>
    public static ModuleSource Of(string text)
    {
        // Devices pad the text inside the reply (netconfd: a line end before, layout behind it); without that the same module has the same
        // bytes everywhere, and a finding's line is the module's own.
        var trimmed = text.Trim('\uFEFF', ' ', '\t', '\r', '\n') + "\n";
        return new ModuleSource(trimmed, HashOf(trimmed), ModuleHead.Read(trimmed));
    }

    /// <summary>The hash of a text that was taken before.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
