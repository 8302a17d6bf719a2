using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Tests;

/// <summary>Two small modules with one of everything, for tests that look at a schema from outside.</summary>
internal static class SampleModules
{
    /// <summary>The schema of both.</summary>
    public static YangSchema Schema { get; } = TextSources.Compile(Net, Ip);

    /// <summary>Interfaces.</summary>
    public static string Net =>
        """
        module sample-net {
          yang-version 1.1;
          namespace "urn:sample:net";
          prefix sn;
          revision 2026-01-02;

          feature fast;
          identity kind;
          identity ethernet { base kind; }
          identity loopback { base kind; }

          typedef percent { type uint8 { range "0..100"; } }

          grouping counters {
            leaf in-octets { type uint64; description "Octets that came in. Counted since the start."; }
            leaf out-octets { type uint64; units "octets"; }
          }

          container interfaces {
            description "All interfaces of the device.";
            list interface {
              key "name";
              unique "index";
              leaf name { type string { length "1..15"; pattern '[a-z]+[0-9]*'; } description "The name of the interface."; }
              leaf index { type int32 { range "1..max"; } }
              leaf enabled { type boolean; default "true"; description "Whether the interface may carry traffic."; }
              leaf mtu { type uint16 { range "68..max"; } units "octets"; default "1500"; description "The largest packet."; }
              leaf kind { type identityref { base kind; } mandatory true; }
              leaf load { type percent; config false; }
              leaf speed { if-feature fast; type decimal64 { fraction-digits 2; range "0..400.5"; } }
              leaf-list tag { type string; ordered-by user; max-elements 4; }
              leaf parent { type leafref { path "../../interface/name"; } }
              choice medium {
                case copper { leaf pairs { type uint8; } leaf gauge { type uint8; mandatory true; } }
                container fibre { presence "There is a fibre."; leaf wavelength { type uint16; } }
              }
              container statistics { config false; uses counters; }
              anydata extra;
              action reset { input { leaf after { type uint32; units "seconds"; } } output { leaf done { type empty; } } }
              notification storm { leaf rate { type percent; } }
            }
          }
          container old { status deprecated; leaf gone { type string; status obsolete; } }
          rpc ping {
            input { leaf host { type string; mandatory true; } leaf count { type uint8; } }
            output { leaf lost { type percent; } }
          }
          notification link-down { leaf interface { type leafref { path "/interfaces/interface/name"; } } }
        }
        """;

    /// <summary>What is added to them.</summary>
    public static string Ip =>
        """
        module sample-ip {
          yang-version 1.1;
          namespace "urn:sample:ip";
          prefix sip;
          import sample-net { prefix n; }

          typedef address { type string { pattern '[0-9.]*'; } }

          grouping addressing {
            list address {
              key "ip";
              leaf ip { type address; }
              leaf origin { type enumeration { enum static; enum dhcp; } config false; }
            }
          }

          augment "/n:interfaces/n:interface" {
            container ipv4 { leaf mtu { type uint16; } uses addressing; }
          }
          augment "/n:ping/n:input" { leaf source { type address; } }
        }
        """;
}
