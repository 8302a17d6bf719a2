using System.Security.Cryptography;
using NetMcp.TestKit;
using NetMcp.Trust.Keys;

namespace NetMcp.Trust.Tests.Keys;

public sealed class KeyFileTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Create_ThenRead_IsTheSameKeyInAFileOfItsOwnerOnly()
    {
        using var key = SigningKey.Create();
        var path = _folder.File("key.pem");
        KeyFile.Create(path, key);
        using var read = KeyFile.Read(path);

        Assert.Equal(key.Public, read.Public);
        Assert.True(key.Public.Verify("data"u8, read.Sign("data"u8)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherExecute)]
    public void Read_OfAFileThatOthersMayTouch_IsRefusedAndSaysWhatToDo(UnixFileMode more)
    {
        using var key = SigningKey.Create();
        var path = _folder.File("key.pem");
        KeyFile.Create(path, key);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | more);

        Assert.Contains("chmod 600", Assert.Throws<KeyFileException>(() => KeyFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_WhereThereIsAFile_LeavesIt()
    {
        using var key = SigningKey.Create();
        var path = Owned("key.pem", "something");

        Assert.Throws<KeyFileException>(() => KeyFile.Create(path, key));
        Assert.Equal("something", File.ReadAllText(path));
    }

    [Fact]
    public void Read_OfWhatIsNoP256Key_SaysSo()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        using var raw = new RawJws();
        var sec1 = ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportECPrivateKeyPem();

        Refused("another curve", p384.ExportPkcs8PrivateKeyPem());
        Refused("no EC key", rsa.ExportPkcs8PrivateKeyPem());
        Refused("no private key", sec1);
        Refused("no private key", "");
        Refused("more than", raw.Pem + new string('\n', KeyFile.MaxBytes));
        Assert.Contains("cannot be read", Assert.Throws<KeyFileException>(() => KeyFile.Read(_folder.File("missing.pem"))).Message, StringComparison.Ordinal);
    }

    private void Refused(string why, string content)
    {
        var path = Owned("other.pem", content);
        Assert.Contains(why, Assert.Throws<KeyFileException>(() => KeyFile.Read(path)).Message, StringComparison.Ordinal);
    }

    private string Owned(string name, string content)
    {
        var path = _folder.Write(name, content);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }
}
