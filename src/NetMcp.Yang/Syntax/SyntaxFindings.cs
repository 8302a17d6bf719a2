using System.Collections.Immutable;
using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Syntax;

/// <summary>The findings in one source: bounded in number, and in the order of the text at the end.</summary>
internal sealed class SyntaxFindings(string source)
{
    private const int MostFindings = 500;

    private readonly List<YangDiagnostic> _items = [];
    private List<YangDiagnostic>? _onlyInVersion11;
    private int _dropped;
    private bool _hasDroppedError;

    public string Source => source;

    public int Count => _items.Count;

    /// <summary>Whether there are more errors than are kept: looking for others is work for nothing.</summary>
    public bool IsOverflowing => _hasDroppedError;

    public void Error(string id, SourcePosition position, string message) => Add(new(id, DiagnosticSeverity.Error, position, message));

    public void Warning(string id, SourcePosition position, string message) => Add(new(id, DiagnosticSeverity.Warning, position, message));

    /// <summary>
    /// What is an error in YANG 1.1 only (RFC 7950 section 1.1). The version is not known while the text is read: yang-version may
    /// stand behind other statements.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="position">Where.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="warnInVersion1">Whether it is worth a warning in YANG 1.</param>
    public void ErrorInVersion11(string id, SourcePosition position, string message, bool warnInVersion1)
    {
        _onlyInVersion11 ??= [];
        if (_onlyInVersion11.Count < MostFindings)
        {
            _onlyInVersion11.Add(new(id, warnInVersion1 ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error, position, message));
        }
    }

    /// <summary>Decides what waited for the version.</summary>
    public void SettleVersion(bool isVersion11)
    {
        foreach (var item in _onlyInVersion11 ?? [])
        {
            if (isVersion11)
            {
                Add(item with { Severity = DiagnosticSeverity.Error });
            }
            else if (item.Severity == DiagnosticSeverity.Warning)
            {
                Add(item);
            }
        }

        _onlyInVersion11 = null;
    }

    public ImmutableArray<YangDiagnostic> InOrder()
    {
        var ordered = _items.OrderBy(item => item.Position.Line).ThenBy(item => item.Position.Column).ToList();
        if (_dropped > 0)
        {
            // The verdict must be right even when the error that decides it had no more room.
            var severity = _hasDroppedError ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
            ordered.Add(new(DiagnosticIds.TooManyFindings, severity, ordered[^1].Position, $"only the first {MostFindings} findings are shown"));
        }

        return [.. ordered];
    }

    private void Add(YangDiagnostic item)
    {
        if (_items.Count < MostFindings)
        {
            _items.Add(item);
        }
        else
        {
            _dropped++;
            _hasDroppedError |= item.Severity == DiagnosticSeverity.Error;
        }
    }
}
