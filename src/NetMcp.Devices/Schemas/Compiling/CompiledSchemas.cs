using Microsoft.Extensions.Logging;
using NetMcp.Yang.Compilation;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Schemas.Compiling;

/// <summary>
/// The schemas in memory, by their inputs: devices with the same modules, features and deviations share one, and it is compiled once however
/// many ask. Compiling has threads of its own, a few at a time; who gives up waiting leaves it to the others.
/// </summary>
internal sealed class CompiledSchemas(SchemaCompile compile, SchemaLimits limits, TimeProvider time, ILogger<CompiledSchemas> logger) : IDisposable
{
    /// <summary>What an operator raises for a schema that has more nodes.</summary>
    private const string NodesSetting = "gateway.schema_nodes in the configuration";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task<YangSchema>> _underWay = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, YangSchema Schema)> _kept = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, YangSchema Schema)>> _byKey = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _slots = new(limits.Compiles, limits.Compiles);
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>The schema if it is in memory.</summary>
    public YangSchema? Find(string key)
    {
        lock (_gate)
        {
            if (!_byKey.TryGetValue(key, out var node))
            {
                return null;
            }

            _kept.Remove(node);
            _kept.AddFirst(node);
            return node.Value.Schema;
        }
    }

    /// <summary>The schema of these inputs.</summary>
    /// <exception cref="TimeoutException">It took longer than a compile may.</exception>
    public Task<YangSchema> GetAsync(SchemaInputs inputs, IReadOnlyDictionary<string, string> contents)
    {
        lock (_gate)
        {
            if (Find(inputs.Key) is { } kept)
            {
                return Task.FromResult(kept);
            }

            if (!_underWay.TryGetValue(inputs.Key, out var task))
            {
                _underWay.Add(inputs.Key, task = Task.Run(() => RunAsync(inputs, contents)));
            }

            return task;
        }
    }

    public void Dispose()
    {
        // Threads that still compile see the token; what they hold is let go with them.
        _stopping.Cancel();
    }

    private async Task<YangSchema> RunAsync(SchemaInputs inputs, IReadOnlyDictionary<string, string> contents)
    {
        YangSchema? schema = null;
        await _slots.WaitAsync(_stopping.Token).ConfigureAwait(false);
        try
        {
            return schema = await CompileAsync(inputs, contents).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
            Leave(inputs.Key, schema);
        }
    }

    private async Task<YangSchema> CompileAsync(SchemaInputs inputs, IReadOnlyDictionary<string, string> contents)
    {
        using var limit = new CancellationTokenSource(limits.CompileTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _stopping.Token);
        var (token, started) = (either.Token, time.GetTimestamp());
        try
        {
            // Seconds of work for the largest devices: not on a thread that requests need.
            var compilation = await Task.Factory.StartNew(
                () => compile(inputs.ToRequest(contents) with { Limits = CompileLimits.Default with { MaxNodes = limits.MaxNodes, MaxNodesSetting = NodesSetting } }, token), token, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
            var taken = time.GetElapsedTime(started);
            logger.Compiled(compilation.Schema.Modules.Length, taken, compilation.Diagnostics.Length);
            if (compilation.Diagnostics.FirstOrDefault(found => found.Id == DiagnosticIds.TooManyNodes) is { } cut)
            {
                logger.CutOff(cut.Message);
            }

            return compilation.Schema;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !_stopping.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }

    private void Leave(string key, YangSchema? schema)
    {
        lock (_gate)
        {
            _underWay.Remove(key);
            if (schema is null)
            {
                return;
            }

            _byKey[key] = _kept.AddFirst((key, schema));
            while (_kept.Count > limits.SchemasKept)
            {
                _byKey.Remove(_kept.Last!.Value.Key);
                _kept.RemoveLast();
            }
        }
    }
}
