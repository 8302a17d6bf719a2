using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>Augments.</summary>
public sealed class Section7_17AugmentTests
{
    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_Ok_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} augment /b:c {leaf x {type string;}}",
        ("b", "container c;"));

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_Rel_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.TargetNotFound,
        "container c; augment c {leaf x {type string;}}");

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_Missing_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.TargetNotFound,
        "import b {prefix b;} augment /b:z {leaf x {type string;}}",
        ("b", "container c;"));

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_Leaf_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.NotAllowedHere,
        "import b {prefix b;} augment /b:z {leaf x {type string;}}",
        ("b", "leaf z {type string;}"));

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_Own_IsAccepted() => Rule.Yang11.Accepts(
        "container c; augment /c {leaf x {type string;}}");

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_OwnDup_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateNode,
        "container c {leaf x {type string;}} augment /c {leaf x {type string;}}");

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_SameNameOtherModule_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} augment /b:c {leaf x {type string;}}",
        ("b", "container c {leaf x {type string;}}"));

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_Mandatory_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MandatoryAugment,
        "import b {prefix b;} augment /b:c {leaf x {type string; mandatory true;}}",
        ("b", "container c;"));

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_MandatoryWhen_IsAccepted() => Rule.Yang11.Accepts(
        """import b {prefix b;} augment /b:c {when "true()"; leaf x {type string; mandatory true;}}""",
        ("b", "container c;"));

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_MandatoryWhenInYang1_IsAccepted() => Rule.Yang1.Accepts(
        """import b {prefix b;} augment /b:c {when "true()"; leaf x {type string; mandatory true;}}""",
        ("b", "container c;"));

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_MandatoryOwn_IsAccepted() => Rule.Yang11.Accepts(
        "container c; augment /c {leaf x {type string; mandatory true;}}");

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_MandatoryState_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} augment /b:c {leaf x {type string; mandatory true;}}",
        ("b", "container c {config false;}"));

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_MandatoryDeep_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MandatoryAugment,
        "import b {prefix b;} augment /b:c {container q {leaf x {type string; mandatory true;}}}",
        ("b", "container c;"));

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_MandatoryPresence_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} augment /b:c {container q {presence p; leaf x {type string; mandatory true;}}}",
        ("b", "container c;"));

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_MandatoryMin_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MandatoryAugment,
        "import b {prefix b;} augment /b:c {leaf-list x {type string; min-elements 1;}}",
        ("b", "container c;"));

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_MandatoryKey_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} augment /b:c {list l {key k; leaf k {type string; mandatory true;}}}",
        ("b", "container c;"));

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_MandatoryCase_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} augment /b:c {case l {leaf k {type string; mandatory true;}}}",
        ("b", "choice c {leaf z {type string;}}"));

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_MandatoryIntoCase_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MandatoryAugment,
        "import b {prefix b;} augment /b:c/b:z {leaf k {type string; mandatory true;}}",
        ("b", "choice c {leaf z {type string;}}"));

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_MandatoryLeafOwnWhen_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MandatoryAugment,
        """import b {prefix b;} augment /b:c {leaf k {when "true()"; type string; mandatory true;}}""",
        ("b", "container c;"));

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_MandatoryRpcInput_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} augment /b:r/b:input {leaf k {type string; mandatory true;}}",
        ("b", "rpc r;"));

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_Order_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} augment /b:c/m:x/m:y {leaf z {type string;}} augment /b:c/x {container y;} augment /b:c {container x;}",
        ("b", "container c;"));

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_Order2_IsAccepted() => Rule.Yang11.Accepts(
        "augment /c/x {leaf z {type string;}} augment /c {container x;} container c;");

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_ChoiceCase_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} augment /b:c {case x {leaf y {type string;}} leaf w {type string;} container q {leaf y2 {type string;}}}",
        ("b", "choice c;"));

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_CaseIntoContainer_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.NotAllowedHere,
        "container c; augment /c {case x {leaf y {type string;}}}");

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_ActionIntoContainer_IsAccepted() => Rule.Yang11.Accepts(
        "container c; augment /c {action x;}");

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_ActionIntoChoice_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MisplacedOperation,
        "choice c; augment /c {action x;}");

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_ActionIntoCase_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MisplacedOperation,
        "choice c {case d;} augment /c/d {action x;}");

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_Notification_IsAccepted() => Rule.Yang11.Accepts(
        "notification n; augment /n {leaf x {type string;}}");

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_Rpc_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.NotAllowedHere,
        "rpc n; augment /n {leaf x {type string;}}");

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_RpcInput_IsAccepted() => Rule.Yang11.Accepts(
        "rpc n; augment /n/input {leaf x {type string;}}");

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_DisabledTarget_IsAccepted() => Rule.Yang11.Accepts(
        "import b {prefix b;} augment /b:c {leaf x {type string;}}",
        ("b", "feature f; container c {if-feature f;}"));

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_ConfigTrueIntoState_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.ConfigUnderState,
        "import b {prefix b;} augment /b:c {leaf x {config true; type string;}}",
        ("b", "container c {config false;}"));

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_ThroughChoiceShorthand_IsAccepted() => Rule.Yang11.Accepts(
        "choice c {container d;} augment /c/d/d {leaf x {type string;}}");

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_SkipCase_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.TargetNotFound,
        "choice c {case e {container d;}} augment /c/d {leaf x {type string;}}");

    [Fact]
    [Trait("rfc7950", "7.17")]
    public void Section7_17_UsesInAugment_IsAccepted() => Rule.Yang11.Accepts(
        "grouping g {leaf a {type string;}} container c; augment /c {uses g {refine a {default 1;}}}");
}
