namespace NetMcp.Server.Cli.Yang;

/// <summary>Reads <c>--features module:feature,feature</c>.</summary>
internal static class FeatureArguments
{
    /// <summary>The features by module.</summary>
    /// <exception cref="CliException">One is written wrong.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyCollection<string>> Read(IEnumerable<string> arguments)
    {
        var features = new Dictionary<string, IReadOnlyCollection<string>>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            var colon = argument.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                throw new CliException(CliExitCode.Usage, $"--features takes module:feature,feature and not {argument}.");
            }

            var named = argument[(colon + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var module = argument[..colon];
            features[module] = features.TryGetValue(module, out var before) ? [.. before, .. named] : named;
        }

        return features;
    }
}
