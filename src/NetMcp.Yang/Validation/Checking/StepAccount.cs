using NetMcp.Yang.XPath.Evaluation;

namespace NetMcp.Yang.Validation.Checking;

/// <summary>Hands out steps to one expression after the other, so many to each and so many to all.</summary>
internal sealed class StepAccount(ValidationOptions options, CancellationToken cancellationToken)
{
    private XPathBudget? _last;
    private long _left = options.MaxSteps;

    /// <summary>Whether there is nothing left to hand out.</summary>
    public bool IsEmpty
    {
        get
        {
            Settle();
            return _left <= 0;
        }
    }

    /// <summary>The budget of the next expression.</summary>
    public XPathBudget Next()
    {
        Settle();
        return _last = new(Math.Min(_left, options.MaxStepsAnExpression), cancellationToken);
    }

    private void Settle()
    {
        _left -= _last?.Spent ?? 0;
        _last = null;
    }
}
