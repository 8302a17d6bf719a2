namespace NetMcp.Yang.Types;

/// <summary>The names of the built-in types as YANG writes them (RFC 7950 section 4.2.4).</summary>
public static class YangBaseTypeNames
{
    private static readonly string[] Names =
        [.. Enum.GetValues<YangBaseType>().Select(type => type == YangBaseType.InstanceIdentifier ? "instance-identifier" : type.ToString().ToLowerInvariant())];

    /// <summary>The name, for example <c>identityref</c>.</summary>
    public static string YangName(this YangBaseType type) => Names[(int)type];
}
