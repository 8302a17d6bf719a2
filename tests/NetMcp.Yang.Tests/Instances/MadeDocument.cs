using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Tests.Instances;

/// <summary>A document made from a seed.</summary>
/// <param name="Xml">It.</param>
/// <param name="HasState">Whether it holds state beside configuration.</param>
/// <param name="Break">How it was broken, or "whole".</param>
internal sealed record MadeDocument(string Xml, bool HasState, string Break)
{
    /// <summary>Of four seeds in a row two give configuration, two state too; one of each two is broken.</summary>
    public static MadeDocument Of(YangSchema schema, int seed)
    {
        var hasState = (seed & 2) != 0;

        // yanglint takes no empty file, which some seeds come to.
        for (var salt = 0; ; salt++)
        {
            var own = unchecked(seed + (salt * 1_000_003));
            var tree = new InstanceGenerator(schema, own, hasState).Generate();
            var broken = (seed & 1) == 0 ? "whole" : new InstanceBreaker(tree, new Random(own)).Break();
            if (tree.Roots.Count > 0)
            {
                return new(XmlDataWriter.ToText(tree, indented: true), hasState, broken);
            }
        }
    }
}
