using NetMcp.Yang.Data;
using NetMcp.Yang.XPath.Evaluation;

namespace NetMcp.Yang.XPath;

/// <summary>Evaluates XPath expressions on data (RFC 7950 section 6.4).</summary>
internal static class XPathEvaluator
{
    /// <summary>Evaluates an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="tree">The accessible tree; worth keeping for further expressions on the same data.</param>
    /// <param name="context">The context node; null for the root.</param>
    /// <param name="seesConfigOnly">Whether state is not accessible, as for a constraint on configuration (RFC 7950 section 6.4.1).</param>
    /// <param name="maxSteps">What it may cost: about one step a node that is looked at.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The value; null when it would take more steps.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static XPathValue? Evaluate(
        XPathExpression expression,
        AccessibleTree tree,
        DataNode? context,
        bool seesConfigOnly = false,
        long maxSteps = XPathBudget.DefaultSteps,
        CancellationToken cancellationToken = default) =>
        new XPathRun(tree, expression, context, seesConfigOnly, new(maxSteps, cancellationToken)).Evaluate();
}
