using NetMcp.TestKit;

namespace NetMcp.Yang.Tests.Corpus;

/// <summary>Has all cores try mutants, seed after seed. A mutant that fails, hangs or takes the process along is named with its module.</summary>
internal static class MutantRun
{
    private const int Batch = 100;

    /// <param name="kind">What is tried, a word: names the file that tells the mutants in hand.</param>
    /// <param name="mutants">How many; their seeds are 0 to one less.</param>
    /// <param name="moduleOf">The module that a seed's mutant is made of.</param>
    /// <param name="check">Tries the mutant of a seed.</param>
    public static async Task AllAsync(string kind, int mutants, Func<int, string> moduleOf, Action<int> check)
    {
        var workers = Environment.ProcessorCount;
        using var inHand = new MutantsInHand(kind, workers);
        var next = -Batch;
        using var failed = new CancellationTokenSource();
        await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            for (int first; !failed.IsCancellationRequested && (first = Interlocked.Add(ref next, Batch)) < mutants;)
            {
                try
                {
                    // A batch is waited for within a bound: a hang becomes a failure.
                    await Task.Run(() => TryBatch(first, Math.Min(mutants, first + Batch)), CancellationToken.None).Guarded("mutants");
                }
                catch (Exception found)
                {
                    await failed.CancelAsync();
                    throw new InvalidOperationException($"{inHand.Read(worker)}: {found.Message}", found);
                }
            }

            void TryBatch(int first, int end)
            {
                for (var seed = first; seed < end; seed++)
                {
                    inHand.Take(worker, seed, moduleOf(seed));
                    check(seed);
                }
            }
        })));
    }
}
