using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Core.Schemas;
using NetMcp.Core.Tables;
using NetMcp.Yang.Data;

namespace NetMcp.Devices.Tables;

/// <summary>Core's port, from the recipes.</summary>
internal sealed class DeviceTables(IDeviceReader reader, IDeviceSchemas schemas, TableLimits limits) : IDeviceTables
{
    public IReadOnlyList<string> Kinds { get; } = [.. TableRecipes.ByKind.Keys];

    public Task<Outcome<DeviceTable>> ReadAsync(DeviceName device, string kind, CancellationToken cancellationToken) => ReadAsync(device, kind, null, cancellationToken);

    public async Task<Outcome<DeviceTable>> ReadAsync(DeviceName device, string kind, INodeAccess? nodes, CancellationToken cancellationToken)
    {
        if (!TableRecipes.ByKind.TryGetValue(kind, out var recipes))
        {
            return new Failure(FailureCode.InvalidArgument, $"There is no such table; there are {string.Join(", ", Kinds)}.") { Device = device };
        }

        if (!(await schemas.GetAsync(device, cancellationToken).ConfigureAwait(false)).TryGet(out var schema, out var failure))
        {
            return failure;
        }

        if (TableRecipes.Find(kind, schema.Schema, VisibleNodes.TestFor(nodes)) is not { } found)
        {
            return new DeviceTable(kind, null, [], 0, []) { LookedAt = [.. recipes.Select(recipe => recipe.Read).Distinct(StringComparer.Ordinal)] };
        }

        var recipe = found.Recipe;
        var request = new DeviceReadRequest { Datastore = Datastore.Operational, Path = recipe.Read, MaxBytes = limits.ReadBytes };
        if (nodes is { LimitsPaths: true })
        {
            request = request with { Nodes = nodes, Format = DataFormat.Json };
        }

        if (!(await reader.ReadAsync(device, request, cancellationToken).ConfigureAwait(false)).TryGet(out var document, out failure))
        {
            return failure;
        }

        var read = document.Format == DataFormat.Json ? JsonDataReader.Read(document.Text, schema.Schema) : XmlDataReader.Read(document.Text, schema.Schema);
        return read.Tree is { } tree
            ? new DeviceTable(kind, recipe.Read, [.. recipe.Columns.Keys], recipe.Key, [.. RecipeRows.Of(tree, recipe, found.Rows)])
            {
                Family = recipe.Family,
                Moving = recipe.Moving,
                Truncated = document.Truncated,
            }
            : new Failure(FailureCode.ProtocolError, "The device's answer is not what its models say it is.") { Device = device };
    }
}
