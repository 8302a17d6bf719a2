using System.Collections.Immutable;

namespace NetMcp.Core.Access;

/// <summary>Reads the one form that a path has; anything else is null, without an attempt to understand it.</summary>
internal sealed class NodePathParser(string text)
{
    private int _at;

    public NodePath? Parse()
    {
        var steps = ImmutableArray.CreateBuilder<NodePathStep>();
        string? module = null;
        while (_at < text.Length)
        {
            if (steps.Count == NodePath.MaxSteps || !Take('/') || Name(module) is not { } node)
            {
                return null;
            }

            module = node.Module;
            if (Predicates(module) is not { } predicates)
            {
                return null;
            }

            steps.Add(new NodePathStep(node.Module, node.Name, predicates));
        }

        return new NodePath(steps.ToImmutable());
    }

    private ImmutableArray<NodePathPredicate>? Predicates(string module)
    {
        var predicates = ImmutableArray.CreateBuilder<NodePathPredicate>();
        while (Take('['))
        {
            var leaf = Take('.') ? (Module: module, Name: ".") : Name(module);
            if (leaf is not { } key || !Take('=') || Literal() is not { } value || !Take(']'))
            {
                return null;
            }

            // The same key twice could say two things; one reading only.
            if (predicates.Count == NodePath.MaxPredicates || predicates.Any(other => other.Name == key.Name && other.Module == key.Module))
            {
                return null;
            }

            predicates.Add(new NodePathPredicate(key.Module, key.Name, value));
        }

        return predicates.ToImmutable();
    }

    private (string Module, string Name)? Name(string? module)
    {
        if (Identifier() is not { } first)
        {
            return null;
        }

        if (Take(':'))
        {
            return Identifier() is { } second ? (first, second) : null;
        }

        return module is null ? null : (module, first);
    }

    /// <summary>An identifier (RFC 7950 section 6.2).</summary>
    private string? Identifier()
    {
        var start = _at;
        if (_at < text.Length && (char.IsAsciiLetter(text[_at]) || text[_at] == '_'))
        {
            _at++;
            while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '_' or '-' or '.'))
            {
                _at++;
            }
        }

        return _at > start ? text[start.._at] : null;
    }

    private string? Literal()
    {
        var quote = _at < text.Length ? text[_at] : '\0';
        if (quote is not ('\'' or '"'))
        {
            return null;
        }

        var end = text.IndexOf(quote, _at + 1);
        if (end < 0)
        {
            return null;
        }

        var value = text[(_at + 1)..end];
        _at = end + 1;
        return value.Any(char.IsControl) ? null : value;
    }

    private bool Take(char wanted)
    {
        if (_at < text.Length && text[_at] == wanted)
        {
            _at++;
            return true;
        }

        return false;
    }
}
