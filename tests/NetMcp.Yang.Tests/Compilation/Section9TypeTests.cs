using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>The built-in types and their restrictions.</summary>
public sealed class Section9TypeTests
{
    [Fact]
    [Trait("rfc7950", "9.12")]
    public void Section9_12_UnionCycle_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.TypedefCycle,
        "typedef a {type union {type string; type a;}} leaf x {type a;}");

    [Fact]
    [Trait("rfc7950", "9.12")]
    public void Section9_12_EmptyInYang1_IsRejected() => Rule.Yang1.Rejects(
        DiagnosticIds.RestrictionNotAllowed,
        "leaf a {type union {type empty; type string;}}");

    [Fact]
    [Trait("rfc7950", "9.12")]
    public void Section9_12_LeafrefInYang1_IsRejected() => Rule.Yang1.Rejects(
        DiagnosticIds.RestrictionNotAllowed,
        "leaf b {type string;} leaf a {type union {type leafref {path ../b;} type string;}}");

    [Fact]
    [Trait("rfc7950", "9.12")]
    public void Section9_12_Empty_IsAccepted() => Rule.Yang11.Accepts(
        "leaf a {type union {type empty; type string;}}");

    [Fact]
    [Trait("rfc7950", "9.12")]
    public void Section9_12_NoMember_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.RestrictionMissing,
        "leaf a {type union;}");

    [Fact]
    [Trait("rfc7950", "9.2.4")]
    public void Section9_2_4_Range_IsAccepted() => Rule.Yang11.Accepts(
        """leaf a {type int8 {range "1..10 | 20";}}""");

    [Fact]
    [Trait("rfc7950", "9.2.4")]
    public void Section9_2_4_RangeWide_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadInterval,
        """typedef t {type int8 {range 1..10;}} leaf a {type t {range "1..11";}}""");

    [Fact]
    [Trait("rfc7950", "9.2.4")]
    public void Section9_2_4_RangeOver_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadInterval,
        """leaf a {type int8 {range "1..200";}}""");

    [Fact]
    [Trait("rfc7950", "9.2.4")]
    public void Section9_2_4_RangeOrder_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadInterval,
        """leaf a {type int8 {range "10..1";}}""");

    [Fact]
    [Trait("rfc7950", "9.2.4")]
    public void Section9_2_4_RangeOverlap_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadInterval,
        """leaf a {type int8 {range "1..5 | 4..8";}}""");

    [Fact]
    [Trait("rfc7950", "9.2.4")]
    public void Section9_2_4_RangeAdjacent_IsAccepted() => Rule.Yang11.Accepts(
        """leaf a {type int8 {range "1..5 | 6..8";}}""");

    [Fact]
    [Trait("rfc7950", "9.2.4")]
    public void Section9_2_4_RangeDesc_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadInterval,
        """leaf a {type int8 {range "6..8 | 1..5";}}""");

    [Fact]
    [Trait("rfc7950", "9.2.4")]
    public void Section9_2_4_RangeOnString_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.RestrictionNotAllowed,
        """leaf a {type string {range "6..8";}}""");

    [Fact]
    [Trait("rfc7950", "9.4.4")]
    public void Section9_4_4_LengthOnInt_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.RestrictionNotAllowed,
        """leaf a {type int8 {length "6..8";}}""");

    [Fact]
    [Trait("rfc7950", "9.4.4")]
    public void Section9_4_4_LengthBinary_IsAccepted() => Rule.Yang11.Accepts(
        """leaf a {type binary {length "1..4";}}""");

    [Fact]
    [Trait("rfc7950", "9.4.4")]
    public void Section9_4_4_LengthWide_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadInterval,
        """typedef t {type string {length 1..10;}} leaf a {type t {length "0..5";}}""");

    [Fact]
    [Trait("rfc7950", "9.4.4")]
    public void Section9_4_4_LengthMinmax_IsAccepted() => Rule.Yang11.Accepts(
        """typedef t {type string {length 1..10;}} leaf a {type t {length "min..5|7..max";}}""");

    [Fact]
    [Trait("rfc7950", "9.4.5")]
    public void Section9_4_5_PatternOnInt_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.RestrictionNotAllowed,
        """leaf a {type int8 {pattern "6";}}""");

    [Fact]
    [Trait("rfc7950", "9.4.5")]
    public void Section9_4_5_PatternOnBinary_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.RestrictionNotAllowed,
        """leaf a {type binary {pattern "6";}}""");

    [Fact]
    [Trait("rfc7950", "9.4.5")]
    public void Section9_4_5_PatternBad_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadPattern,
        """leaf a {type string {pattern "[";}}""");

    [Fact]
    [Trait("rfc7950", "9.3.4")]
    public void Section9_3_4_NoFd_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.RestrictionMissing,
        "leaf a {type decimal64;}");

    [Fact]
    [Trait("rfc7950", "9.3.4")]
    public void Section9_3_4_FdDerived_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.RestrictionNotAllowed,
        "typedef t {type decimal64 {fraction-digits 2;}} leaf a {type t {fraction-digits 1;}}");

    [Fact]
    [Trait("rfc7950", "9.3.4")]
    public void Section9_3_4_Range_IsAccepted() => Rule.Yang11.Accepts(
        """typedef t {type decimal64 {fraction-digits 2; range "1..3.14|10";}} leaf a {type t {range 2.5; } default 2.5;}""");

    [Fact]
    [Trait("rfc7950", "9.3.4")]
    public void Section9_3_4_RangeFd_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadInterval,
        """typedef t {type decimal64 {fraction-digits 2; range "1..3.141";}} leaf a {type t;}""");

    [Fact]
    [Trait("rfc7950", "9.6.4")]
    public void Section9_6_4_EnumValueDup_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadEnum,
        "leaf a {type enumeration {enum x {value 1;} enum y {value 1;}}}");

    [Fact]
    [Trait("rfc7950", "9.6.4")]
    public void Section9_6_4_EnumAutoAfterMax_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadEnum,
        "leaf a {type enumeration {enum x {value 2147483647;} enum y;}}");

    [Fact]
    [Trait("rfc7950", "9.6.4")]
    public void Section9_6_4_EnumRestrict_IsAccepted() => Rule.Yang11.Accepts(
        "typedef t {type enumeration {enum x; enum y; enum z;}} leaf a {type t {enum x; enum z;} default z;}");

    [Fact]
    [Trait("rfc7950", "9.6.4")]
    public void Section9_6_4_EnumRestrictInYang1_IsRejected() => Rule.Yang1.Rejects(
        DiagnosticIds.RestrictionNotAllowed,
        "typedef t {type enumeration {enum x; enum y; enum z;}} leaf a {type t {enum x; enum z;}}");

    [Fact]
    [Trait("rfc7950", "9.6.4")]
    public void Section9_6_4_EnumRestrictNew_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadEnum,
        "typedef t {type enumeration {enum x; enum y; enum z;}} leaf a {type t {enum x; enum q;}}");

    [Fact]
    [Trait("rfc7950", "9.6.4")]
    public void Section9_6_4_EnumRestrictValue_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadEnum,
        "typedef t {type enumeration {enum x; enum y; enum z;}} leaf a {type t {enum x {value 5;}}}");

    [Fact]
    [Trait("rfc7950", "9.6.4")]
    public void Section9_6_4_EnumRestrictValueSame_IsAccepted() => Rule.Yang11.Accepts(
        "typedef t {type enumeration {enum x; enum y; enum z;}} leaf a {type t {enum y {value 1;}}}");

    [Fact]
    [Trait("rfc7950", "9.6.4")]
    public void Section9_6_4_EnumEmpty_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.RestrictionMissing,
        "leaf a {type enumeration;}");

    [Fact]
    [Trait("rfc7950", "9.6.4")]
    public void Section9_6_4_EnumSpace_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadEnum,
        """leaf a {type enumeration {enum " x";}}""");

    [Fact]
    [Trait("rfc7950", "9.6.4")]
    public void Section9_6_4_EnumEmptyName_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadEnum,
        """leaf a {type enumeration {enum "";}}""");

    [Fact]
    [Trait("rfc7950", "9.7.4")]
    public void Section9_7_4_BitsDup_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadEnum,
        "leaf a {type bits {bit x {position 1;} bit y {position 1;}}}");

    [Fact]
    [Trait("rfc7950", "9.7.4")]
    public void Section9_7_4_BitsAuto_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadEnum,
        "leaf a {type bits {bit x {position 4294967295;} bit y;}}");

    [Fact]
    [Trait("rfc7950", "9.7.4")]
    public void Section9_7_4_BitsRestrict_IsAccepted() => Rule.Yang11.Accepts(
        """typedef t {type bits {bit x; bit y; bit z;}} leaf a {type t {bit x; bit z;} default "z x";}""");

    [Fact]
    [Trait("rfc7950", "9.7.4")]
    public void Section9_7_4_BitsRestrictDefault_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefault,
        """typedef t {type bits {bit x; bit y; bit z;}} leaf a {type t {bit x; bit z;} default "y x";}""");

    [Fact]
    [Trait("rfc7950", "9.7.4")]
    public void Section9_7_4_BitsNone_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.RestrictionMissing,
        "leaf a {type bits;}");

    [Fact]
    [Trait("rfc7950", "9.10.2")]
    public void Section9_10_2_NoBase_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.RestrictionMissing,
        "leaf a {type identityref;}");

    [Fact]
    [Trait("rfc7950", "9.10.2")]
    public void Section9_10_2_Base_IsAccepted() => Rule.Yang11.Accepts(
        "identity x; identity y {base x;} leaf a {type identityref {base x;} default y;}");

    [Fact]
    [Trait("rfc7950", "9.10.2")]
    public void Section9_10_2_DefaultBaseItself_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefault,
        "identity x; identity y {base x;} leaf a {type identityref {base x;} default x;}");

    [Fact]
    [Trait("rfc7950", "9.10.2")]
    public void Section9_10_2_UnknownBase_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.UnknownIdentity,
        "leaf a {type identityref {base zz;}}");

    [Fact]
    [Trait("rfc7950", "9.10.2")]
    public void Section9_10_2_TwoBasesInYang1_IsRejected() => Rule.Yang1.Rejects(
        DiagnosticIds.SeveralBases,
        "identity x; identity y; leaf a {type identityref {base x; base y;}}");

    [Fact]
    [Trait("rfc7950", "9.10.2")]
    public void Section9_10_2_TwoBasesDefault_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefault,
        "identity x; identity y; identity z {base x;} leaf a {type identityref {base x; base y;} default z;}");

    [Fact]
    [Trait("rfc7950", "9.10.2")]
    public void Section9_10_2_TwoBasesDefaultOk_IsAccepted() => Rule.Yang11.Accepts(
        "identity x; identity y; identity z {base x; base y;} leaf a {type identityref {base x; base y;} default z;}");

    [Fact]
    [Trait("rfc7950", "9.10.2")]
    public void Section9_10_2_BaseInDerived_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.RestrictionNotAllowed,
        "identity x; identity y; typedef t {type identityref {base x;}} leaf a {type t {base y;}}");

    [Fact]
    [Trait("rfc7950", "9.13")]
    public void Section9_13_Require_IsAccepted() => Rule.Yang11.Accepts(
        "leaf a {type instance-identifier {require-instance false;}}");

    [Fact]
    [Trait("rfc7950", "9.5")]
    public void Section9_5_BoolRestrict_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.RestrictionNotAllowed,
        "leaf a {type boolean {range 1;}}");

    [Fact]
    [Trait("rfc7950", "9.5")]
    public void Section9_5_BoolDefault_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefault,
        "leaf a {type boolean; default yes;}");

    [Fact]
    [Trait("rfc7950", "9.11")]
    public void Section9_11_EmptyDefault_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefault,
        """leaf a {type empty; default "";}""");
}
