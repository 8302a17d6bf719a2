using System.Text;
using NetMcp.Yang.Data.Plans;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Data.Streaming;

/// <summary>Ending early with valid JSON, and where that was.</summary>
internal sealed partial class XmlToJsonStream
{
    // A key that is longer is not for reading; the entry is told by its place then.
    private const int MaxKeyLength = 1024;

    private readonly List<KeyValue> _keys = [];
    private readonly StringBuilder _keyText = new();

    /// <summary>How many names there are from the top to the open leaf, or to the innermost frame.</summary>
    public int NameCount => _top + (_leaf is null ? 0 : 1);

    /// <summary>What it takes to close everything that is open, and to put in what waits.</summary>
    private long Reserve => _closers + 1 + _side;

    private bool IsOverBudget => _output.Position + Reserve > _budget;

    public string NameAt(int index) => index < _top ? _frames[index + 1].Name : _leaf!.Name;

    /// <summary>The budget is checked when something was written.</summary>
    private StreamStep AfterWrite()
    {
        if (_isFinished || _cutAt is not null)
        {
            return StreamStep.Stop;
        }

        return IsOverBudget ? Cut(isStop: false) : StreamStep.Read;
    }

    /// <summary>
    /// Ends the document before the innermost list entry that is open, because half an entry reads like another one. When that would leave out
    /// more than it keeps, and nobody asked to stop, only what does not fit is left out, down to the leaf.
    /// </summary>
    private StreamStep Cut(bool isStop)
    {
        var path = Path();
        if (_leaf is not null)
        {
            _leaf = null;
            RemoveChild(_leafStart, _leafStartsArray, _leafAfterMembers);
        }

        var entry = _top;
        while (entry > 0 && _frames[entry].Plan is not { Kind: SchemaNodeKind.List })
        {
            entry--;
        }

        if (entry > 0 && _output.Holds(_frames[entry].Start) && (isStop || 2 * _frames[entry].Start >= _budget))
        {
            path = RemoveDownTo(entry);
        }

        while (_top > 0 && (IsOverBudget || !_frames[_top].HasMembers) && _output.Holds(_frames[_top].Start))
        {
            // An ancestor that holds nothing else would look as if it were empty on the device.
            path = RemoveDownTo(_top);
        }

        if (IsOverBudget)
        {
            _output.Truncate(1);
            _frames[0] = _frames[0] with { HasMembers = false, HasLate = false, Run = default };
        }

        _cutAt = path;
        Finish();
        return StreamStep.Stop;
    }

    private string RemoveDownTo(int frame)
    {
        while (_top > frame)
        {
            RemoveFrame();
        }

        var path = Path();
        RemoveFrame();
        return path;
    }

    private void KeepKey(NodePlan key, ReadOnlySpan<char> value)
    {
        if (value.Length <= MaxKeyLength)
        {
            _keys.Add(new KeyValue(key, _keyText.Length, value.Length));
            _keyText.Append(value);
        }
    }

    private void ForgetKeys(int start)
    {
        if (_keys.Count > start)
        {
            _keyText.Length = _keys[start].Start;
            _keys.RemoveRange(start, _keys.Count - start);
        }
    }

    /// <summary>The instance path of the open leaf, or else of the innermost frame.</summary>
    private string Path()
    {
        var path = new StringBuilder();
        for (var index = 1; index <= _top; index++)
        {
            ref var frame = ref _frames[index];
            DataPaths.AppendName(path, frame.Module!, frame.Name, _frames[index - 1].Module);
            AppendPredicates(path, index);
        }

        if (_leaf is not null)
        {
            DataPaths.AppendName(path, _leaf.ModuleName, _leaf.Name, _frames[_top].Module);
            if (_leaf.IsArray && _text.Length <= MaxKeyLength)
            {
                DataPaths.AppendPredicate(path, ".", _text.Span);
            }
        }

        return path.Length == 0 ? "/" : path.ToString();
    }

    private void AppendPredicates(StringBuilder path, int index)
    {
        ref var frame = ref _frames[index];
        if (frame.Plan?.Schema is not ListNode list)
        {
            return;
        }

        var end = index == _top ? _keys.Count : _frames[index + 1].KeysStart;
        if (list.Keys.Length == 0 || end - frame.KeysStart != list.Keys.Length)
        {
            path.Append('[').Append(frame.Ordinal).Append(']');
            return;
        }

        for (var key = frame.KeysStart; key < end; key++)
        {
            var (plan, start, length) = _keys[key];
            DataPaths.AppendPredicate(path, plan.Name, _keyText.ToString(start, length));
        }
    }
}
