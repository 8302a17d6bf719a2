using System.Xml;

namespace NetMcp.Netconf.Messages;

/// <summary>A name table that a peer cannot fill without end: an XML reader keeps every distinct name that it meets.</summary>
internal sealed class BoundedNameTable(int maxCharacters) : NameTable
{
    private long _characters;

    public override string Add(string key) => Get(key) ?? base.Add(Counted(key));

    public override string Add(char[] key, int start, int len)
    {
        if (Get(key, start, len) is { } known)
        {
            return known;
        }

        _characters += len;
        ThrowIfFull();
        return base.Add(key, start, len);
    }

    private string Counted(string key)
    {
        _characters += key.Length;
        ThrowIfFull();
        return key;
    }

    private void ThrowIfFull()
    {
        if (_characters > maxCharacters)
        {
            throw new XmlException("The message holds more distinct names than the limit allows.");
        }
    }
}
