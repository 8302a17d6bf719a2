using NetMcp.Tools.Tests.Fakes;
using NetMcp.Yang.Schema;

namespace NetMcp.Tools.Tests.Resources;

/// <summary>Small modules with the names and shapes that the resources look for.</summary>
internal static class SampleModels
{
    public static YangSchema Interfaces { get; } = FakeSchemas.Compile(
        """
        module ietf-interfaces {
          yang-version 1.1; namespace "urn:ietf:params:xml:ns:yang:ietf-interfaces"; prefix if;
          container interfaces {
            description "Interface parameters.";
            list interface {
              key name;
              leaf name { type string { length "1..20"; } }
              leaf enabled { type boolean; }
              container statistics { config false; leaf in-octets { type uint64; } }
              leaf-list lower { type string; }
              action reset { input { leaf hard { type boolean; } } }
            }
          }
          container up { presence "It is up."; }
          rpc restart { input { leaf delay { type uint8; } } }
          notification link-down { leaf name { type string; } }
        }
        """);

    public static YangSchema OpenConfigInterfaces { get; } = FakeSchemas.Compile(
        """
        module openconfig-interfaces {
          yang-version 1.1; namespace "http://openconfig.net/yang/interfaces"; prefix oc-if;
          container interfaces { list interface { key name; leaf name { type string; } } }
        }
        """);

    public static YangSchema Routing { get; } = FakeSchemas.Compile(
        """
        module ietf-routing {
          yang-version 1.1; namespace "urn:ietf:params:xml:ns:yang:ietf-routing"; prefix rt;
          identity address-family;
          identity ipv4 { base address-family; }
          identity ipv6 { base address-family; }
          identity ipv4-unicast { base ipv4; }
          identity ipv6-unicast { base ipv6; }
          container routing {
            container ribs {
              list rib {
                key name;
                leaf name { type string; }
                leaf address-family { type identityref { base address-family; } }
                container routes { config false; list route { leaf destination { type string; } } }
              }
            }
          }
        }
        """);

    public static YangSchema OpenConfigRoutes { get; } = FakeSchemas.Compile(
        """
        module openconfig-network-instance {
          yang-version 1.1; namespace "http://openconfig.net/yang/network-instance"; prefix oc-netinst;
          container network-instances { list network-instance { key name; leaf name { type string; }
            container afts { config false; container ipv4-unicast { leaf n { type string; } } container ipv6-unicast { leaf n { type string; } } } } }
        }
        """);
}
