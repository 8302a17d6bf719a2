using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>Deviations.</summary>
public sealed class Section7_20_3DeviationTests
{
    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_Ns_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} deviation /b:c {deviate not-supported;}",
        ("b", "container c {leaf x {type string;}}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_Missing_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.TargetNotFound,
        "import b {prefix b;} deviation /b:z {deviate not-supported;}",
        ("b", "container c {leaf x {type string;}}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_AddDefault_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} deviation /b:x {deviate add {default 1;}}",
        ("b", "leaf x {type string;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_AddDefaultThere_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDeviation,
        "import b {prefix b;} deviation /b:x {deviate add {default 1;}}",
        ("b", "leaf x {type string; default 2;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_AddDefaultTypeThere_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} deviation /b:x {deviate add {default 1;}}",
        ("b", "typedef t {type string; default 3;} leaf x {type t;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_ReplaceDefault_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} deviation /b:x {deviate replace {default 1;}}",
        ("b", "leaf x {type string; default 2;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_ReplaceDefaultNone_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDeviation,
        "import b {prefix b;} deviation /b:x {deviate replace {default 1;}}",
        ("b", "leaf x {type string;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_ReplaceDefaultType_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDeviation,
        "import b {prefix b;} deviation /b:x {deviate replace {default 1;}}",
        ("b", "typedef t {type string; default 3;} leaf x {type t;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_ReplaceConfigImplicit_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDeviation,
        "import b {prefix b;} deviation /b:x {deviate replace {config false;}}",
        ("b", "leaf x {type string;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_AddConfigImplicit_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} deviation /b:x {deviate add {config false;}}",
        ("b", "leaf x {type string;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_AddConfigExplicit_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDeviation,
        "import b {prefix b;} deviation /b:x {deviate add {config false;}}",
        ("b", "leaf x {config true; type string;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_AddConfigToCase_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDeviation,
        "import b {prefix b;} deviation /b:x/b:y {deviate add {config false;}}",
        ("b", "choice x {case y {leaf z {type string;}}}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_ReplaceMandatoryImplicit_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDeviation,
        "import b {prefix b;} deviation /b:x {deviate replace {mandatory true;}}",
        ("b", "leaf x {type string;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_AddMandatory_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} deviation /b:x {deviate add {mandatory true;}}",
        ("b", "leaf x {type string;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_AddMandatoryExplicit_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDeviation,
        "import b {prefix b;} deviation /b:x {deviate add {mandatory true;}}",
        ("b", "leaf x {mandatory false; type string;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_ReplaceMaxImplicit_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDeviation,
        "import b {prefix b;} deviation /b:x {deviate replace {max-elements 3;}}",
        ("b", "leaf-list x {type string;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_AddMax_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} deviation /b:x {deviate add {max-elements 3;}}",
        ("b", "leaf-list x {type string;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_ReplaceMinImplicit_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDeviation,
        "import b {prefix b;} deviation /b:x {deviate replace {min-elements 3;}}",
        ("b", "leaf-list x {type string;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_ReplaceUnitsNone_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDeviation,
        "import b {prefix b;} deviation /b:x {deviate replace {units 3;}}",
        ("b", "leaf-list x {type string;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_ReplaceType_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} deviation /b:x {deviate replace {type int8;}}",
        ("b", "leaf x {type string;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_ReplaceTypeDefaultBad_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDefault,
        "import b {prefix b;} deviation /b:x {deviate replace {type int8;}}",
        ("b", "leaf x {type string; default abc;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_AddType_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDeviation,
        "import b {prefix b;} deviation /b:x {deviate add {type int8;}}",
        ("b", "leaf x {type string;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_ReplaceTypeContainer_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDeviation,
        "import b {prefix b;} deviation /b:x {deviate replace {type int8;}}",
        ("b", "container x;"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_DeleteDefault_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} deviation /b:x {deviate delete {default abc;}}",
        ("b", "leaf x {type string; default abc;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_DeleteDefaultOther_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDeviation,
        "import b {prefix b;} deviation /b:x {deviate delete {default abd;}}",
        ("b", "leaf x {type string; default abc;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_DeleteMust_IsAccepted() => Rule.Yang11.Accepts(
        """import b {prefix b;} deviation /b:x {deviate delete {must "true()";}}""",
        ("b", """leaf x {type string; must "true()";}"""));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_DeleteMustNone_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadDeviation,
        """import b {prefix b;} deviation /b:x {deviate delete {must "true()";}}""",
        ("b", "leaf x {type string;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_DeleteUnique_IsAccepted() => Rule.Yang11.Accepts(
        """import b {prefix b;} deviation /b:l {deviate delete {unique "a b";}}""",
        ("b", """list l {key k; unique "a b"; leaf k {type string;} leaf a {type string;} leaf b {type string;}}"""));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_AddUnique_IsAccepted() => Rule.Yang11.Accepts(
        """import b {prefix b;} deviation /b:l {deviate add {unique "b:a b:b";}}""",
        ("b", "list l {key k; leaf k {type string;} leaf a {type string;} leaf b {type string;}}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_AddUniqueNoprefix_IsAccepted() => Rule.Yang11.Accepts(
        """import b {prefix b;} deviation /b:l {deviate add {unique "a b";}}""",
        ("b", "list l {key k; leaf k {type string;} leaf a {type string;} leaf b {type string;}}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_DeleteUnits_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} deviation /b:x {deviate delete {units abc;}}",
        ("b", "leaf x {type string; units abc;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_AddDefaultLeaflist_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} deviation /b:x {deviate add {default abc;}}",
        ("b", "leaf-list x {type string; default q;}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_NsKey_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.BadKey,
        "import b {prefix b;} deviation /b:l/b:k {deviate not-supported;}",
        ("b", "list l {key k; leaf k {type string;}}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_Own_IsAccepted() => Rule.Yang11.Accepts(
        "leaf x {type string;} deviation /x {deviate add {default 1;}}");

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_Augmented_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} augment /b:c {leaf x {type string;}} deviation /b:c/m:x {deviate not-supported;}",
        ("b", "container c;"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_NsAugmentTarget_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} augment /b:c {leaf x {type string;}} deviation /b:c {deviate not-supported;}",
        ("b", "container c;"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_NsLeafrefTarget_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.LeafRefTarget,
        "import b {prefix b;} deviation /b:x {deviate not-supported;}",
        ("b", "leaf x {type string;} leaf y {type leafref {path /x;}}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_ConfigFalseLeafref_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.LeafRefToState,
        "import b {prefix b;} deviation /b:x {deviate add {config false;}}",
        ("b", "leaf x {type string;} leaf y {type leafref {path /x;}}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_MustRpcInput_IsAccepted() => Rule.Yang11.Accepts(
        """import b {prefix b;} deviation /b:r/b:input {deviate add {must "true()";}}""",
        ("b", "rpc r {input {leaf x {type string;}}}"));

    [Fact]
    [Trait("rfc7950", "7.20.3.2")]
    public void Section7_20_3_2_AddMandatoryDefault_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MandatoryWithDefault,
        "import b {prefix b;} deviation /b:x {deviate add {mandatory true;}}",
        ("b", "leaf x {type string; default 1;}"));
}
