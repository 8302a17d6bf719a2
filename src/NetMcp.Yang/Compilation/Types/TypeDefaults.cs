using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Compilation.Types;

/// <summary>
/// The defaults of typedefs (RFC 7950 section 7.3.4). They are read when it is known which modules are implemented, for identities of
/// others are no values; until then the types are made without.
/// </summary>
internal sealed class TypeDefaults
{
    private readonly List<(YangType Type, YangType Base, Definition? Typedef)> _waiting = [];
    private bool _isSettled;

    /// <summary>Enters a type when it is made; its base is entered before it.</summary>
    public void Know(TypeResolver types, YangType type, YangType from, Definition? typedef)
    {
        if (_isSettled)
        {
            Settle(types, type, from, typedef);
        }
        else
        {
            _waiting.Add((type, from, typedef));
        }
    }

    /// <summary>Reads the defaults of all types made so far; those of later ones are read at once.</summary>
    public void Settle(TypeResolver types)
    {
        _isSettled = true;
        foreach (var (type, from, typedef) in _waiting)
        {
            Settle(types, type, from, typedef);
        }

        _waiting.Clear();
    }

    private static void Settle(TypeResolver types, YangType type, YangType from, Definition? typedef)
    {
        type.Default = from.Default;
        if (typedef is not null)
        {
            DefaultCheck.OfTypedef(types, typedef, type);
        }
    }
}
