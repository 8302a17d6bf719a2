using NetMcp.Tools.Tests.Fakes;
using NetMcp.Yang.Schema;

namespace NetMcp.Tools.Tests.Schemas;

/// <summary>The models of two kinds of devices.</summary>
internal static class SampleModels
{
    public static YangSchema Router { get; } = FakeSchemas.Compile(
        """
        module sample-router { namespace "urn:sample:router"; prefix r; revision 2026-01-02;
          container interfaces {
            description "All interfaces.";
            list interface { key name;
              leaf name { type string; description "The name. It is unique."; }
              leaf mtu { type uint16 { range "68..max"; } description "The largest packet, hunter2."; }
              leaf oper-state { type enumeration { enum up; enum down; } config false; }
            }
          }
          rpc restart { input { leaf after { type uint32; } } }
          notification link-down { leaf name { type string; } }
        }
        """);

    public static YangSchema Switch { get; } = FakeSchemas.Compile(
        """
        module sample-switch { namespace "urn:sample:switch"; prefix s;
          container vlans { list vlan { key id; leaf id { type uint16; } leaf mtu { type uint16; description "The VLAN's largest frame."; } } }
        }
        """);
}
