using NetMcp.TestKit;
using NetMcp.Trust.Keys;

namespace NetMcp.Trust.Tests.Keys;

public sealed class KeyRingTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly TempDirectory _temp = new();

    private string Folder => _temp.File("keys");

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Rotate_TheFirstTime_SignsAtOnce()
    {
        var entry = KeyRing.Rotate(Folder, Start, lead: Hour, overlap: Hour);
        using var ring = KeyRing.Open(Folder);

        Assert.Equal(entry.Kid, ring.SignerAt(Start).Public.Thumbprint);
        Assert.Equal([entry.Kid], ring.PublishedAt(Start).Keys.Keys);
    }

    [Fact]
    public void Rotate_WithLeadAndOverlap_PublishesBothAndChangesTheSignerBetween()
    {
        var old = KeyRing.Rotate(Folder, Start, TimeSpan.Zero, Hour).Kid;
        var next = KeyRing.Rotate(Folder, Start, lead: Hour, overlap: 2 * Hour).Kid;
        using var ring = KeyRing.Open(Folder);

        Assert.Equal(old, ring.SignerAt(Start + Hour - TimeSpan.FromSeconds(1)).Public.Thumbprint);
        Assert.Equal(next, ring.SignerAt(Start + Hour).Public.Thumbprint);
        Assert.Equal(new HashSet<string> { old, next }, ring.PublishedAt(Start).Keys.Keys.ToHashSet());
        Assert.Equal(new HashSet<string> { old, next }, ring.PublishedAt(Start + 3 * Hour - TimeSpan.FromSeconds(1)).Keys.Keys.ToHashSet());
        Assert.Equal([next], ring.PublishedAt(Start + 3 * Hour).Keys.Keys);
    }

    [Fact]
    public void Rotate_AfterAnOverlapHasEnded_RemovesThatKeyFromTheDisk()
    {
        var first = KeyRing.Rotate(Folder, Start, TimeSpan.Zero, Hour).Kid;
        var second = KeyRing.Rotate(Folder, Start, TimeSpan.Zero, Hour).Kid;
        var third = KeyRing.Rotate(Folder, Start + Hour, TimeSpan.Zero, Hour).Kid;
        using var ring = KeyRing.Open(Folder);

        Assert.Equal([second, third], ring.Entries.Select(entry => entry.Kid));
        Assert.False(File.Exists(Path.Combine(Folder, first + ".pem")));
        Assert.True(File.Exists(Path.Combine(Folder, second + ".pem")));
    }

    [Fact]
    public void Rotate_Twice_DoesNotProlongTheOverlapOfTheOldest()
    {
        KeyRing.Rotate(Folder, Start, TimeSpan.Zero, Hour);
        KeyRing.Rotate(Folder, Start, TimeSpan.Zero, Hour);
        KeyRing.Rotate(Folder, Start + Hour / 2, TimeSpan.Zero, 10 * Hour);
        using var ring = KeyRing.Open(Folder);

        Assert.Equal(Start + Hour, ring.Entries[0].VerifiesUntil);
    }

    [Fact]
    public void Rotate_WithAShorterOverlap_EndsWhatHadALongerOneTooAndWhatWaited()
    {
        // A key that was stolen may have been followed before that was known.
        var stolen = KeyRing.Rotate(Folder, Start, TimeSpan.Zero, Hour).Kid;
        var waiting = KeyRing.Rotate(Folder, Start, lead: Hour, overlap: 90 * Hour).Kid;
        var fresh = KeyRing.Rotate(Folder, Start + Hour / 2, TimeSpan.Zero, TimeSpan.Zero).Kid;
        using var ring = KeyRing.Open(Folder);

        Assert.Equal([fresh], ring.PublishedAt(Start + Hour / 2).Keys.Keys);
        Assert.NotEqual(stolen, waiting);
    }

    [Fact]
    public void SignerAt_AKeyThatWaitedWhenAnotherFollowedIt_NeverSigns()
    {
        // Its overlap runs from when it was followed: what it signed near the end would not live as long as it says.
        KeyRing.Rotate(Folder, Start, TimeSpan.Zero, Hour);
        KeyRing.Rotate(Folder, Start, lead: Hour, overlap: 90 * Hour);
        var newest = KeyRing.Rotate(Folder, Start, TimeSpan.Zero, 90 * Hour).Kid;
        using var ring = KeyRing.Open(Folder);

        Assert.Equal(newest, ring.SignerAt(Start).Public.Thumbprint);
        Assert.Equal(newest, ring.SignerAt(Start + 2 * Hour).Public.Thumbprint);
    }

    [Fact]
    public void SignerAt_BeforeAnyKeyMaySign_Throws()
    {
        KeyRing.Rotate(Folder, Start, TimeSpan.Zero, Hour);
        using var ring = KeyRing.Open(Folder);

        Assert.Throws<KeyFileException>(() => ring.SignerAt(Start - Hour));
    }

    [Fact]
    public void Open_OfADamagedRing_SaysSo()
    {
        var kid = KeyRing.Rotate(Folder, Start, TimeSpan.Zero, Hour).Kid;
        var ring = Path.Combine(Folder, "ring.json");
        var good = File.ReadAllText(ring);

        Refused(() => File.WriteAllText(ring, good.Replace(kid, "../../etc/passwd", StringComparison.Ordinal)), "thumbprint");
        Refused(() => File.WriteAllText(ring, "{}"), "not the JSON");
        Refused(() => File.WriteAllText(ring, good.Replace("}]", "},{}]", StringComparison.Ordinal)), "damaged");
        File.WriteAllText(ring, good);
        using var other = SigningKey.Create();
        Refused(
            () =>
            {
                File.Delete(Path.Combine(Folder, kid + ".pem"));
                KeyFile.Create(Path.Combine(Folder, kid + ".pem"), other);
            },
            "another key");
    }

    [Fact]
    public void Rotate_MakesFoldersOfItsOwnerOnly_AndAFolderThatOthersMayWriteIsRefused()
    {
        var folder = _temp.File("authority/keys");
        KeyRing.Rotate(folder, Start, TimeSpan.Zero, Hour);
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Assert.Equal((OwnerOnly, OwnerOnly), (File.GetUnixFileMode(folder), File.GetUnixFileMode(_temp.File("authority"))));

        File.SetUnixFileMode(folder, OwnerOnly | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute);
        Assert.Throws<KeyFileException>(() => KeyRing.Open(folder));
        Assert.Throws<KeyFileException>(() => KeyRing.Rotate(folder, Start, TimeSpan.Zero, Hour));
    }

    private void Refused(Action damage, string why)
    {
        damage();
        Assert.Contains(why, Assert.Throws<KeyFileException>(() => KeyRing.Open(Folder)).Message, StringComparison.Ordinal);
    }
}
