namespace NetMcp.Yang.Diagnostics;

/// <summary>Collects findings up to a cap, so that a hostile module cannot fill the memory with them.</summary>
internal sealed class DiagnosticBag(int cap = DiagnosticBag.DefaultCap)
{
    public const int DefaultCap = 1000;

    private readonly List<YangDiagnostic> _items = [];
    private int _warnings;

    /// <summary>Findings in the order in which they were reported.</summary>
    public IReadOnlyList<YangDiagnostic> Items => _items;

    public int ErrorCount { get; private set; }

    public bool HasErrors => ErrorCount > 0;

    public void Error(string id, SourcePosition position, string message) => Add(new(id, DiagnosticSeverity.Error, position, message));

    public void Warning(string id, SourcePosition position, string message) => Add(new(id, DiagnosticSeverity.Warning, position, message));

    public void Add(YangDiagnostic diagnostic)
    {
        // An error always counts, so that the verdict is right even past the cap.
        if (diagnostic.Severity == DiagnosticSeverity.Error)
        {
            ErrorCount++;
        }

        if (_items.Count < cap)
        {
            _items.Add(diagnostic);
            _warnings += diagnostic.Severity == DiagnosticSeverity.Warning ? 1 : 0;
        }
        else if (diagnostic.Severity == DiagnosticSeverity.Error && _warnings > 0)
        {
            // A thousand warnings do not hide an error: the last of them makes room.
            _items.RemoveAt(_items.FindLastIndex(item => item.Severity == DiagnosticSeverity.Warning));
            _items.Add(diagnostic);
            _warnings--;
        }
    }
}
