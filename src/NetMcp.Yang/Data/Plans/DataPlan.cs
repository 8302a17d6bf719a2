using System.Runtime.CompilerServices;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Data.Plans;

/// <summary>
/// What readers and writers of instance data look up of a schema, made ready as they come by it and kept as long as the schema lives: the
/// parts that no document uses cost nothing, and devices that share a schema share this.
/// </summary>
internal sealed class DataPlan
{
    private static readonly ConditionalWeakTable<YangSchema, DataPlan> Plans = [];

    private readonly ConditionalWeakTable<SchemaNode, ChildPlans> _contexts = [];

    private DataPlan(YangSchema schema)
    {
        Schema = schema;
        Roots = new ChildPlans(schema.Modules.Where(module => module.IsImplemented).SelectMany(module => module.Children));
    }

    public YangSchema Schema { get; }

    /// <summary>What may stand at the top, and in an anydata (RFC 7950 section 7.10).</summary>
    public ChildPlans Roots { get; }

    public static DataPlan Of(YangSchema schema) => Plans.GetValue(schema, static schema => new DataPlan(schema));

    /// <summary>What may stand at the top of a document.</summary>
    public ChildPlans TopOf(DataContext context) => context.Parent switch
    {
        null => Roots,
        OperationNode operation => Of(context.IsOutput ? operation.Output : operation.Input),
        var parent => Of(parent),
    };

    private ChildPlans Of(SchemaNode parent) => _contexts.GetValue(parent, static parent => new ChildPlans(parent.Children));
}
