using System.Collections.Immutable;
using NetMcp.Yang.XPath;

namespace NetMcp.Yang.Validation.Checking;

/// <summary>Tells whose nodes expressions name.</summary>
internal sealed class ModulesOfExpressions
{
    private readonly Dictionary<XPathExpression, ImmutableHashSet<string>> _known = new(ReferenceEqualityComparer.Instance);

    public ImmutableHashSet<string> Of(XPathExpression expression)
    {
        if (!_known.TryGetValue(expression, out var modules))
        {
            modules = [.. Named(expression.Root)];
            _known.Add(expression, modules);
        }

        return modules;
    }

    private static IEnumerable<string> Named(XPathNode node) => node switch
    {
        XPathOperation operation => Named(operation.Left).Concat(Named(operation.Right)),
        XPathNegation negation => Named(negation.Operand),
        XPathCall call => call.Arguments.SelectMany(Named),
        XPathFilter filter => Named(filter.Primary).Concat(filter.Predicates.SelectMany(Named)),
        XPathPath path => (path.Start is { } start ? Named(start) : []).Concat(path.Steps.SelectMany(Named)),
        _ => [],
    };

    private static IEnumerable<string> Named(XPathStep step) =>
        (step.Test.Module is { } module ? [module] : Enumerable.Empty<string>()).Concat(step.Predicates.SelectMany(Named));
}
