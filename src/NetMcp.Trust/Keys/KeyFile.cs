using System.Security.Cryptography;
using System.Text;

namespace NetMcp.Trust.Keys;

/// <summary>A private key in a file: PKCS#8 in PEM, which only its owner may read and write.</summary>
public static class KeyFile
{
    /// <summary>The largest file that is read, in bytes; a P-256 key has 241.</summary>
    public const int MaxBytes = 8 * 1024;

    private const string Label = "PRIVATE KEY";

    /// <summary>Reads a key.</summary>
    /// <exception cref="KeyFileException">It is not there, others may read it, or it is not one P-256 key.</exception>
    public static SigningKey Read(string path)
    {
        var text = Encoding.ASCII.GetString(KeyDisk.Read(path, MaxBytes));
        if (!PemEncoding.TryFind(text, out var fields) || text[fields.Label] != Label)
        {
            throw new KeyFileException($"{path} is no private key in PEM with the label '{Label}' (PKCS#8, not encrypted).");
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(text);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new KeyFileException($"{path} holds no EC key that can be read.", e);
        }

        return SigningKey.Take(key) ?? throw new KeyFileException($"{path} holds a key on another curve than P-256.");
    }

    /// <summary>Writes a key into a file that is not there yet, with mode 0600, and flushes it to the disk.</summary>
    /// <exception cref="KeyFileException">There is something already, or it cannot be written.</exception>
    public static void Create(string path, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        KeyDisk.Create(path, Encoding.ASCII.GetBytes(key.ToPem()));
    }
}
