using System.Text.RegularExpressions;

namespace NetMcp.Yang.Tests.Trees;

/// <summary>
/// Where libyang 2.1.30 draws trees otherwise than RFC 8340 says, or the RFC leaves the choice. docs/protocols/yang.md explains each.
/// </summary>
internal static partial class YanglintDifferences
{
    // In these, nodes of the module itself are in another order: augments of its own nodes, those of several submodules, and the nodes of a
    // structure, which yanglint sorts by their kinds.
    private static readonly HashSet<string> OwnOrder = ["ietf-snmp", "ietf-subscribed-notifications", "ietf-yang-instance-data", "openconfig-access-points"];

    /// <summary>The lines of a module's tree, so that they are equal to the other tool's when the two say the same.</summary>
    public static string[] Lines(string module, List<TreeOutline> sections)
    {
        foreach (var section in sections)
        {
            foreach (var node in section.Nodes)
            {
                Settle(node, section.Heading.StartsWith("augment", StringComparison.Ordinal), inNotification: false);
            }

            Order(section.Nodes, OwnOrder.Contains(module));
        }

        return [.. sections.OrderBy(section => section.Heading, StringComparer.Ordinal).SelectMany(section => section.Lines())];
    }

    private static void Settle(TreeOutline.Node node, bool inAugment, bool inNotification)
    {
        if (inNotification)
        {
            // RFC 8340 section 2.6 has "ro" for what is in a notification; yanglint has no flags there.
            node.Text = NoFlags().Replace(node.Text, "${status}--ro ");
        }

        if (inAugment)
        {
            // An augment's nodes have the flags of their target's place; yanglint looks no further than the statement.
            node.Text = DataFlags().Replace(node.Text, "${status}--?? ");

            // yanglint gives the case of a shorthand the options of the node in it; a case has none.
            node.Text = CaseOptions().Replace(node.Text, "${case}");
        }

        inNotification |= node.Text.Contains("---n ", StringComparison.Ordinal);
        node.Children.ForEach(child => Settle(child, inAugment, inNotification));
    }

    // RFC 7950 section 7.17 gives no order to what several augments add: such nodes bear a prefix in the target's tree.
    private static void Order(List<TreeOutline.Node> nodes, bool all)
    {
        nodes.ForEach(node => Order(node.Children, all));
        var ordered = nodes.OrderBy(node => all || Prefixed().IsMatch(node.Text) ? node.Text : "", StringComparer.Ordinal).ToList();
        nodes.Clear();
        nodes.AddRange(ordered);
    }

    [GeneratedRegex("^(?<status>.)---- ")]
    private static partial Regex NoFlags();

    [GeneratedRegex("^(?<status>.)--(rw|ro|-w|--) ")]
    private static partial Regex DataFlags();

    [GeneratedRegex(@"^(?<case>.--:\([^)]*\))[?!*]?( \[[^]]*\])?(?= |$)")]
    private static partial Regex CaseOptions();

    [GeneratedRegex(@"^.--(..)? ?:?\(?[\w.\-]+:")]
    private static partial Regex Prefixed();
}
