using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Syntax.Grammar;

/// <summary>
/// Holds the statements of a module against <see cref="StatementTable"/> (RFC 7950 section 14). The statements that are still to be
/// looked at stand in a list, so that depth costs no stack.
/// </summary>
internal sealed class StatementCheck(bool version11, SyntaxFindings findings)
{
    private readonly Stack<(YangStatement Statement, StatementRule Rule)> _waiting = new();
    private readonly Dictionary<string, string> _modulesByPrefix = new(StringComparer.Ordinal);
    private readonly byte[] _counts = new byte[Enum.GetValues<YangKeyword>().Length];

    public void Check(YangStatement root)
    {
        ReadPrefixes(root);
        Visit(root, null);
        while (!findings.IsOverflowing && _waiting.TryPop(out var next))
        {
            CheckChildren(next.Statement, next.Rule);
        }
    }

    private void Visit(YangStatement statement, YangStatement? parent)
    {
        var rule = StatementRules.Of(statement, parent);
        CheckArgument(statement, rule);
        if (!statement.ChildSpan.IsEmpty || rule.Required.Count > 0 || rule.OneOrMoreOf.Count > 0)
        {
            _waiting.Push((statement, rule));
        }
    }

    // An extension that nobody here knows may be ignored in its entirety (RFC 7950 section 6.3.1), and is.
    private void VisitExtension(YangStatement statement)
    {
        if (_modulesByPrefix.TryGetValue(statement.Prefix!, out var module)
            && StatementRules.OfExtension(module, statement.Keyword) is { } rule)
        {
            _waiting.Push((statement, rule));
        }
    }

    private void CheckArgument(YangStatement statement, StatementRule rule)
    {
        if (statement.Argument is null)
        {
            if (rule.Argument != ArgumentKind.None)
            {
                findings.Error(DiagnosticIds.MissingArgument, statement.Position, $"'{statement.Keyword}' needs an argument");
            }
        }
        else if (rule.Argument == ArgumentKind.None)
        {
            findings.Error(DiagnosticIds.UnexpectedArgument, statement.ArgumentPosition, $"'{statement.Keyword}' takes no argument");
        }
        else
        {
            ArgumentCheck.Check(statement, rule.Argument, version11, findings);
        }
    }

    private void CheckChildren(YangStatement parent, StatementRule rule)
    {
        Array.Clear(_counts);
        byte section = 0;
        YangStatement? lastInOrder = null;
        foreach (var child in parent.ChildSpan)
        {
            if (findings.IsOverflowing)
            {
                return;
            }

            if (child.Prefix is not null)
            {
                VisitExtension(child);
                continue;
            }

            if (child.Kind == YangKeyword.None)
            {
                findings.Error(DiagnosticIds.UnknownKeyword, child.Position, $"{Excerpt.Of(child.Keyword)} is no keyword of YANG; an extension's has a prefix");
                continue;
            }

            var allowance = rule.Allows(child.Kind, version11);
            if (allowance == Allowance.Never)
            {
                ReportMisplaced(child, parent, rule);
                continue;
            }

            if (_counts[(int)child.Kind]++ > 0)
            {
                _counts[(int)child.Kind] = 1;
                ReportRepeated(child, parent, allowance);
            }

            if (rule.SectionOf(child.Kind) < section)
            {
                findings.Error(
                    DiagnosticIds.StatementOutOfOrder,
                    child.Position,
                    $"'{child.Keyword}' cannot stand behind '{lastInOrder!.Keyword}': header, linkage, meta, revision and body statements come in this order");
            }
            else
            {
                section = rule.SectionOf(child.Kind);
                lastInOrder = child;
            }

            Visit(child, parent);
        }

        CheckRequired(parent, rule);
    }

    private void ReportMisplaced(YangStatement child, YangStatement parent, StatementRule rule)
    {
        if (!version11 && rule.Allows(child.Kind, version11: true) != Allowance.Never)
        {
            findings.Error(
                DiagnosticIds.OnlyInVersion11,
                child.Position,
                $"'{child.Keyword}' in '{parent.Keyword}' is YANG 1.1, and the module does not say 'yang-version 1.1'");
        }
        else
        {
            findings.Error(DiagnosticIds.MisplacedStatement, child.Position, $"'{child.Keyword}' is no substatement of '{Describe(parent)}'");
        }
    }

    private void ReportRepeated(YangStatement child, YangStatement parent, Allowance allowance)
    {
        if (allowance == Allowance.One)
        {
            findings.Error(DiagnosticIds.RepeatedStatement, child.Position, $"'{Describe(parent)}' takes '{child.Keyword}' once only");
        }
    }

    private void CheckRequired(YangStatement parent, StatementRule rule)
    {
        foreach (var required in rule.Required)
        {
            if (_counts[(int)required] == 0)
            {
                findings.Error(
                    DiagnosticIds.MissingStatement,
                    parent.Position,
                    $"'{Describe(parent)}' needs the substatement '{YangKeywords.TextOf(required)}'");
            }
        }

        if (rule.OneOrMoreOf.Count > 0 && !rule.OneOrMoreOf.Exists(keyword => _counts[(int)keyword] > 0))
        {
            var names = string.Join(", ", rule.OneOrMoreOf.Where(keyword => rule.Allows(keyword, version11) != Allowance.Never).Select(YangKeywords.TextOf));
            findings.Error(DiagnosticIds.MissingStatement, parent.Position, $"'{Describe(parent)}' needs a substatement of these: {names}");
        }

        if (parent.Kind == YangKeyword.Deviation)
        {
            CheckDeviates(parent);
        }
    }

    // deviate-not-supported-stmt / 1*(deviate-add-stmt / ...): what is not supported cannot be changed besides.
    private void CheckDeviates(YangStatement deviation)
    {
        if (_counts[(int)YangKeyword.Deviate] == 0)
        {
            return;
        }

        var deviates = deviation.FindAll("deviate").ToList();
        if (deviates.Count > 1 && deviates.Find(deviate => deviate.Argument == "not-supported") is { } notSupported)
        {
            findings.Error(DiagnosticIds.RepeatedStatement, notSupported.Position, "'deviate not-supported' stands alone in its deviation");
        }
    }

    // Only to know the few extensions whose substatements are checked; that prefixes are unique is looked at when modules are linked.
    private void ReadPrefixes(YangStatement root)
    {
        foreach (var child in root.ChildSpan)
        {
            if (child is { Kind: YangKeyword.Import, Argument: { } module } && child.Find("prefix")?.Argument is { } prefix)
            {
                _modulesByPrefix.TryAdd(prefix, module);
            }
        }

        if (root is { Kind: YangKeyword.Module, Argument: { } name } && root.Find("prefix")?.Argument is { } own)
        {
            _modulesByPrefix.TryAdd(own, name);
        }
    }

    private static string Describe(YangStatement statement) => statement.Kind switch
    {
        YangKeyword.Deviate when statement.Argument is "not-supported" or "add" or "delete" or "replace" => "deviate " + statement.Argument,
        YangKeyword.None => statement.Prefix + ":" + statement.Keyword,
        _ => statement.Keyword,
    };
}
