using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>yang-data (RFC 8040 section 8).</summary>
public sealed class Rfc8040TemplateTests
{
    [Fact]
    [Trait("rfc8040", "8")]
    public void Rfc8040_YangData_IsAccepted() => Rule.Yang11.Accepts(
        "import ietf-restconf {prefix rc;} rc:yang-data x {container c {leaf a {type string;}}}",
        ("ietf-restconf", """module ietf-restconf {yang-version 1.1; namespace "urn:ietf:params:xml:ns:yang:ietf-restconf"; prefix rc; revision 2017-01-26; extension yang-data {argument name {yin-element true;}}}"""));

    [Fact]
    [Trait("rfc8040", "8")]
    public void Rfc8040_YangDataLeaf_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadTemplate,
        "import ietf-restconf {prefix rc;} rc:yang-data x {leaf a {type string;}}",
        ("ietf-restconf", """module ietf-restconf {yang-version 1.1; namespace "urn:ietf:params:xml:ns:yang:ietf-restconf"; prefix rc; revision 2017-01-26; extension yang-data {argument name {yin-element true;}}}"""));

    [Fact]
    [Trait("rfc8040", "8")]
    public void Rfc8040_YangDataTwo_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadTemplate,
        "import ietf-restconf {prefix rc;} rc:yang-data x {container a; container b;}",
        ("ietf-restconf", """module ietf-restconf {yang-version 1.1; namespace "urn:ietf:params:xml:ns:yang:ietf-restconf"; prefix rc; revision 2017-01-26; extension yang-data {argument name {yin-element true;}}}"""));

    [Fact]
    [Trait("rfc8040", "8")]
    public void Rfc8040_YangDataChoice_IsAccepted() => Rule.Yang11.Accepts(
        "import ietf-restconf {prefix rc;} rc:yang-data x {choice q {container a; container b;}}",
        ("ietf-restconf", """module ietf-restconf {yang-version 1.1; namespace "urn:ietf:params:xml:ns:yang:ietf-restconf"; prefix rc; revision 2017-01-26; extension yang-data {argument name {yin-element true;}}}"""));

    [Fact]
    [Trait("rfc8040", "8")]
    public void Rfc8040_YangDataUses_IsAccepted() => Rule.Yang11.Accepts(
        "import ietf-restconf {prefix rc;} rc:yang-data x {uses g;} grouping g {container a; }",
        ("ietf-restconf", """module ietf-restconf {yang-version 1.1; namespace "urn:ietf:params:xml:ns:yang:ietf-restconf"; prefix rc; revision 2017-01-26; extension yang-data {argument name {yin-element true;}}}"""));

    [Fact]
    [Trait("rfc8040", "8")]
    public void Rfc8040_YangDataBadtype_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.UnknownType,
        "import ietf-restconf {prefix rc;} rc:yang-data x {container c {leaf a {type zz;}}}",
        ("ietf-restconf", """module ietf-restconf {yang-version 1.1; namespace "urn:ietf:params:xml:ns:yang:ietf-restconf"; prefix rc; revision 2017-01-26; extension yang-data {argument name {yin-element true;}}}"""));

    [Fact]
    [Trait("rfc8040", "8")]
    public void Rfc8040_YangDataEmpty_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadTemplate,
        "import ietf-restconf {prefix rc;} rc:yang-data x ;",
        ("ietf-restconf", """module ietf-restconf {yang-version 1.1; namespace "urn:ietf:params:xml:ns:yang:ietf-restconf"; prefix rc; revision 2017-01-26; extension yang-data {argument name {yin-element true;}}}"""));

    [Fact]
    [Trait("rfc8040", "8")]
    public void Rfc8040_YangDataKey_IsAccepted() => Rule.Yang11.Accepts(
        "import ietf-restconf {prefix rc;} rc:yang-data x {container c {list l {leaf a {type string;}}}}",
        ("ietf-restconf", """module ietf-restconf {yang-version 1.1; namespace "urn:ietf:params:xml:ns:yang:ietf-restconf"; prefix rc; revision 2017-01-26; extension yang-data {argument name {yin-element true;}}}"""));

    [Fact]
    [Trait("rfc8040", "8")]
    public void Rfc8040_YangDataConfig_IsAccepted() => Rule.Yang11.Accepts(
        "import ietf-restconf {prefix rc;} rc:yang-data x {container c {config false; list l {config true; leaf a {type string;}}}}",
        ("ietf-restconf", """module ietf-restconf {yang-version 1.1; namespace "urn:ietf:params:xml:ns:yang:ietf-restconf"; prefix rc; revision 2017-01-26; extension yang-data {argument name {yin-element true;}}}"""));
}
