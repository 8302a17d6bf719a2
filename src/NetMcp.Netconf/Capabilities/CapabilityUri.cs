namespace NetMcp.Netconf.Capabilities;

/// <summary>One capability of a hello: a URI with optional parameters (RFC 6241 section 8, RFC 6020 section 5.6.4).</summary>
public sealed record CapabilityUri
{
    private CapabilityUri(string text, string identifier, IReadOnlyDictionary<string, string> parameters)
    {
        Text = text;
        Identifier = identifier;
        Parameters = parameters;
    }

    /// <summary>As the device wrote it, white space around it removed.</summary>
    public string Text { get; }

    /// <summary>What stands before the question mark: a capability's name, or a module's namespace.</summary>
    public string Identifier { get; }

    /// <summary>The parameters, unescaped. Of a name that is given twice the first counts.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>Never fails: what is no URI is kept as an identifier that nothing knows.</summary>
    public static CapabilityUri Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        var question = trimmed.IndexOf('?', StringComparison.Ordinal);
        if (question < 0)
        {
            return new CapabilityUri(trimmed, trimmed, new Dictionary<string, string>());
        }

        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in trimmed[(question + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            // Some devices escape the ampersand twice, so that "amp;revision" arrives after XML has been read.
            var clean = pair.StartsWith("amp;", StringComparison.Ordinal) ? pair[4..] : pair;
            var equals = clean.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? clean : clean[..equals];
            parameters.TryAdd(name, equals < 0 ? string.Empty : Uri.UnescapeDataString(clean[(equals + 1)..]));
        }

        return new CapabilityUri(trimmed, trimmed[..question], parameters);
    }

    /// <summary>A parameter's comma-separated values; empty when it is not there.</summary>
    public IReadOnlyList<string> List(string parameter) =>
        Parameters.TryGetValue(parameter, out var value)
            ? value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : [];

    /// <inheritdoc/>
    public bool Equals(CapabilityUri? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
