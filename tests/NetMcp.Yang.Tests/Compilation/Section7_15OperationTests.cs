using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>Rpcs, actions and notifications, and where they can stand.</summary>
public sealed class Section7_15OperationTests
{
    [Fact]
    [Trait("rfc7950", "7.15")]
    public void Section7_15_Action_IsAccepted() => Rule.Yang11.Accepts(
        "container c {action a {input {leaf x {type string;}} output {leaf y {type string;}}}}");

    [Fact]
    [Trait("rfc7950", "7.15")]
    public void Section7_15_ActionTop_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MisplacedOperation,
        "action a;");

    [Fact]
    [Trait("rfc7950", "7.15")]
    public void Section7_15_ActionInRpc_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MisplacedOperation,
        "rpc r {input {container c {action a;}}}");

    [Fact]
    [Trait("rfc7950", "7.15")]
    public void Section7_15_ActionInAction_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MisplacedOperation,
        "container c {action r {input {container c {action a;}}}}");

    [Fact]
    [Trait("rfc7950", "7.15")]
    public void Section7_15_ActionInNotification_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MisplacedOperation,
        "notification n {container c {action a;}}");

    [Fact]
    [Trait("rfc7950", "7.15")]
    public void Section7_15_ActionKeyless_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MisplacedOperation,
        "list l {config false; leaf x {type string;} action a;}");

    [Fact]
    [Trait("rfc7950", "7.15")]
    public void Section7_15_ActionKeylessDeep_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MisplacedOperation,
        "list l {config false; leaf x {type string;} container c {action a;}}");

    [Fact]
    [Trait("rfc7950", "7.15")]
    public void Section7_15_ActionState_IsAccepted() => Rule.Yang11.Accepts(
        "container c {config false; action a;}");

    [Fact]
    [Trait("rfc7950", "7.15")]
    public void Section7_15_ActionInCase_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MisplacedOperation,
        "choice c {case d {action a;}}");

    [Fact]
    [Trait("rfc7950", "7.15")]
    public void Section7_15_ActionGroupingTop_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MisplacedOperation,
        "grouping g {action a;} uses g;");

    [Fact]
    [Trait("rfc7950", "7.15")]
    public void Section7_15_ActionGroupingCase_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MisplacedOperation,
        "grouping g {action a;} choice c {case d {uses g;}}");

    [Fact]
    [Trait("rfc7950", "7.15")]
    public void Section7_15_ActionGroupingRpc_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MisplacedOperation,
        "grouping g {container c {action a;}} rpc r {input {uses g;}}");

    [Fact]
    [Trait("rfc7950", "7.15")]
    public void Section7_15_ActionGrouping_IsAccepted() => Rule.Yang11.Accepts(
        "grouping g {action a;} container c {uses g;}");

    [Fact]
    [Trait("rfc7950", "7.15")]
    public void Section7_15_ActionCaseDeep_IsAccepted() => Rule.Yang11.Accepts(
        "choice c {case d {container e {action a;}}}");

    [Fact]
    [Trait("rfc7950", "7.16")]
    public void Section7_16_Notif_IsAccepted() => Rule.Yang11.Accepts(
        "container c {notification a {leaf x {type string;}}}");

    [Fact]
    [Trait("rfc7950", "7.16")]
    public void Section7_16_NotifInRpc_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MisplacedOperation,
        "rpc r {output {container c {notification a;}}}");

    [Fact]
    [Trait("rfc7950", "7.16")]
    public void Section7_16_NotifKeyless_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MisplacedOperation,
        "list l {config false; leaf x {type string;} notification a;}");

    [Fact]
    [Trait("rfc7950", "7.16")]
    public void Section7_16_NotifInNotif_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MisplacedOperation,
        "notification n {container c {notification a;}}");

    [Fact]
    [Trait("rfc7950", "7.16")]
    public void Section7_16_NotifCase_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.MisplacedOperation,
        "choice c {case d {notification a;}}");

    [Fact]
    [Trait("rfc7950", "7.14")]
    public void Section7_14_InputNonameDup_IsRejected() => Rule.Yang11.Rejects(
        DiagnosticIds.DuplicateNode,
        "rpc r {input {leaf a {type string;}} input {leaf b {type string;}}}");

    [Fact]
    [Trait("rfc7950", "7.14")]
    public void Section7_14_InputMust_IsAccepted() => Rule.Yang11.Accepts(
        """rpc r {input {must "a"; leaf a {type string;}}}""");
}
