using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Tests.Types;

/// <summary>Reads values and checks what came of it. "Bad" stands for a value that is refused.</summary>
internal static class ValueTestBed
{
    public const string Bad = "(bad)";

    public static string Read(YangType type, string text, ValueForm form = ValueForm.Xml, IValueNames? names = null)
    {
        if (ValueReader.TryRead(type, text, form, names ?? new NoNames(), out var canonical, out _, out var error))
        {
            Assert.Null(error);
            return canonical;
        }

        Assert.NotNull(error);
        Assert.NotEmpty(error.Message);
        return Bad;
    }

    public static ValueError Refuse(YangType type, string text, ValueForm form = ValueForm.Xml, IValueNames? names = null)
    {
        Assert.False(ValueReader.TryRead(type, text, form, names ?? new NoNames(), out _, out _, out var error));
        return error;
    }

    public static YangType Of(YangBaseType type) => new(type);

    public static YangPattern Pattern(string text, bool inverted = false, RestrictionError? error = null)
    {
        Assert.True(YangPattern.TryCreate(text, inverted, error, out var pattern, out var problem), problem);
        return pattern;
    }

    public sealed class NoNames : IValueNames
    {
        public YangSchema? Schema => null;

        public string? ModuleOf(string? prefix) => null;
    }

    /// <summary>Prefixes and their modules; the empty prefix is that of names without one.</summary>
    public sealed class Names(YangSchema? schema, params (string Prefix, string Module)[] prefixes) : IValueNames
    {
        public YangSchema? Schema => schema;

        public string? ModuleOf(string? prefix) => prefixes.FirstOrDefault(one => one.Prefix == (prefix ?? "")).Module;
    }
}
