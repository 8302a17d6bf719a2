using NetMcp.Core.Schemas;
using NetMcp.Yang.Compilation;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Devices.Tests.Schemas;

/// <summary>Compiles modules that a test writes.</summary>
internal sealed class SmallSchema(IReadOnlyDictionary<string, string> texts) : IModuleSources
{
    /// <summary>A list of boxes with a container and a leaf-list in each, and a list with two keys.</summary>
    public static YangSchema Boxes { get; } = Compile("""
        module m {
          namespace "urn:m"; prefix m;
          container boxes {
            list box {
              key name;
              leaf name { type string; }
              leaf size { type uint32; }
              container inner { leaf text { type string; } leaf-list tag { type string; } }
              leaf counter { config false; type uint64; }
            }
            list pair { key "a b"; leaf a { type string; } leaf b { type int8; } leaf c { type string; } }
          }
        }
        """);

    public static YangSchema Compile(params string[] modules)
    {
        var texts = modules.ToDictionary(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1], StringComparer.Ordinal);
        var compilation = YangCompiler.Compile(new CompileRequest([.. texts.Keys.Select(name => new RequestedModule(name))], new SmallSchema(texts)));
        Xunit.Assert.Empty(compilation.Diagnostics);
        return compilation.Schema;
    }

    public static DeviceSchema ForDevice(params string[] modules) => new(Compile(modules), SchemaSource.YangLibrary);

    public YangSource? Find(string name, string? revision) => texts.TryGetValue(name, out var text) ? new YangSource(name, text) : null;
}
