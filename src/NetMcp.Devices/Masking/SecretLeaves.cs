using System.Text.RegularExpressions;
using NetMcp.Core.Masking;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Masking;

/// <summary>Decides for one document which values are masked: by what the model says of the leaf, by its name, by where it stands, and by the value itself.</summary>
internal sealed partial class SecretLeaves(SecretMasker masker)
{
    private readonly Dictionary<string, bool> _secretNames = new(StringComparer.Ordinal);
    private readonly Dictionary<SchemaNode, bool> _openPlaces = [];
    private readonly SchemaSecrets _schema = new(masker.DenyAll);

    /// <summary>How many values were masked so far.</summary>
    public int Masked { get; private set; }

    /// <summary>The text that may be shown.</summary>
    /// <param name="path">The local names from the outermost element to the one that holds the text.</param>
    /// <param name="text">The text; not only white space.</param>
    /// <param name="node">The schema node of that element; null when it is not known.</param>
    public string Mask(IReadOnlyList<string> path, string text, SchemaNode? node = null)
    {
        if ((node is not null && _schema.IsSecret(node)) || IsSecretPlace(path, text))
        {
            Masked++;
            return ISecretMasker.Mask;
        }

        return MaskValue(text);
    }

    /// <summary>Whether a value is worth being looked at by <see cref="Mask"/>; what a place says is remembered by its schema node.</summary>
    public bool MayBeSecret(SchemaNode? node, IReadOnlyList<string> path, ReadOnlySpan<char> text)
    {
        if (node is null)
        {
            return true;
        }

        if (!_openPlaces.TryGetValue(node, out var isOpen))
        {
            // Only places are judged here: a word that no pattern knows.
            _openPlaces[node] = isOpen = !_schema.IsSecret(node) && !IsSecretPlace(path, "word");
        }

        return !isOpen || masker.MayBeSecretValue(text);
    }

    /// <summary>An attribute's value that may be shown.</summary>
    public string MaskAttribute(string localName, string value)
    {
        if (value.Length > 0 && IsSecretName(localName))
        {
            Masked++;
            return ISecretMasker.Mask;
        }

        return MaskValue(value);
    }

    private string MaskValue(string text)
    {
        if (!masker.IsSecretValue(text))
        {
            return text;
        }

        Masked++;
        return masker.MaskText(text);
    }

    private bool IsSecretPlace(IReadOnlyList<string> path, string text)
    {
        var name = path[^1];
        if (IsSecretName(name))
        {
            // A BGP community (RFC 1997, RFC 4360, RFC 8092) is a routing tag; SNMP's are words.
            return !(name.Contains("communit", StringComparison.OrdinalIgnoreCase) && RouteCommunity().IsMatch(text));
        }

        if (path.Count < 2)
        {
            return false;
        }

        var parent = path[^2];
        if (parent.Contains("community", StringComparison.OrdinalIgnoreCase))
        {
            // In SNMP's lists of communities the name is the secret.
            return name is "name" or "text-name" or "binary-name" or "community-name" && path.Any(step => step.Contains("snmp", StringComparison.OrdinalIgnoreCase));
        }

        // A container for a secret, such as password { type; value }: the leaves that only describe it stay.
        return parent is not ("key" or "keys") && IsSecretName(parent) && !SecretNames.IsHarmless(name);
    }

    private bool IsSecretName(string localName)
    {
        if (!_secretNames.TryGetValue(localName, out var secret))
        {
            // Names repeat throughout a document; those of a hostile one must not fill the memory.
            secret = masker.IsSecretName(localName);
            if (_secretNames.Count < 10_000)
            {
                _secretNames.Add(localName, secret);
            }
        }

        return secret;
    }

    [GeneratedRegex(@"\A\s*(?:[a-z-]+:)?[0-9]{1,10}(?::[0-9.]{1,15}){1,2}\s*\z|\A\s*(?:internet|no-export|no-advertise|local-as|no-peer|(?:[A-Za-z0-9_.-]+:)?NO_[A-Z_]+)\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex RouteCommunity();
}
