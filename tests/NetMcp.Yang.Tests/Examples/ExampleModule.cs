using NetMcp.Yang.Compilation;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Tests.Examples;

/// <summary>The module that the examples are about.</summary>
internal static class ExampleModule
{
    // example: module
    public const string Text =
        """
        module example-switch {
          yang-version 1.1;
          namespace "urn:example:switch";
          prefix sw;
          revision 2026-01-31;

          identity medium;
          identity copper { base medium; }
          identity fibre { base medium; }

          container ports {
            list port {
              key "name";
              leaf name { type string { pattern 'p[0-9]+'; } description "As printed on the case."; }
              leaf enabled { type boolean; default "true"; }
              leaf mtu { type uint16 { range "68..9216"; } units "octets"; }
              leaf medium { type identityref { base medium; } }
              leaf mirror { type leafref { path "../../port/name"; } }
              must "not(mirror = name)" { error-message "A port cannot mirror itself."; }
              container counters {
                config false;
                leaf in-octets { type uint64; }
              }
            }
          }
        }
        """;
    // end of example

    /// <summary>The module, compiled.</summary>
    public static YangSchema Schema { get; } = YangCompiler.Compile(new CompileRequest([new("example-switch")], new OneText())).Schema;

    private sealed class OneText : IModuleSources
    {
        public YangSource? Find(string name, string? revision) => name == "example-switch" ? new YangSource(name, Text) : null;
    }
}
