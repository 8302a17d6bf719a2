namespace NetMcp.Yang.Types.Values;

/// <summary>The names of the built-in types (RFC 7950 section 4.2.4).</summary>
internal static class TypeNames
{
    public static string Of(YangBaseType type) => type switch
    {
        YangBaseType.IdentityRef => "identityref",
        YangBaseType.InstanceIdentifier => "instance-identifier",
        _ => type.ToString().ToLowerInvariant(),
    };
}
