using NetMcp.TestKit;

namespace NetMcp.Files.Tests;

public sealed class PatientDiskTests : IDisposable
{
    private readonly ManualResetEventSlim _answers = new();

    public void Dispose()
    {
        _answers.Set();
        _answers.Dispose();
    }

    [Fact]
    public async Task Run_OfWorkThatDoesNotComeBack_IsGivenUpAndNoFurtherOneIsBegunUntilItDoes()
    {
        var disk = new PatientDisk(TimeSpan.FromMilliseconds(50));
        var done = 0;
        var came = new TaskCompletionSource();

        await Assert.ThrowsAsync<SlowDiskException>(() => disk.RunAsync(() =>
        {
            _answers.Wait();
            done++;
            came.SetResult();
        }).Guarded());
        await Assert.ThrowsAsync<SlowDiskException>(() => disk.RunAsync(() => done += 100).Guarded());

        _answers.Set();
        await came.Task.Guarded();
        Assert.Equal(2, await AnsweredAsync(disk, () => ++done));
    }

    [Fact]
    public async Task Run_OfWorkThatFails_FailsAsItDid()
    {
        var disk = new PatientDisk(Guard.Timeout);

        await Assert.ThrowsAsync<FileNotFoundException>(() => disk.RunAsync(() => throw new FileNotFoundException()).Guarded());
        Assert.Equal(7, await disk.RunAsync(() => 7).Guarded());
    }

    // That the work is over is noted a moment after it is.
    private static async Task<int> AnsweredAsync(PatientDisk disk, Func<int> work)
    {
        var over = Guard.Token();
        while (true)
        {
            try
            {
                return await disk.RunAsync(work).Guarded();
            }
            catch (SlowDiskException) when (!over.IsCancellationRequested)
            {
                await Task.Yield();
            }
        }
    }
}
