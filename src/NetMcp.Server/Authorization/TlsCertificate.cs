using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NetMcp.Devices.Inventory;

namespace NetMcp.Server.Authorization;

/// <summary>
/// The certificate of HTTPS, from PEM files that whoever renews it writes anew: each handshake looks whether they have changed. Where the new ones cannot be
/// used (only one of the two is there yet) the one before is used on.
/// </summary>
internal sealed class TlsCertificate
{
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private readonly Lock _lock = new();
    private readonly TlsSettings _settings;
    private readonly ILogger<TlsCertificate> _log;
    private SslServerAuthenticationOptions _options;
    private (DateTime, long, DateTime, long) _stamp;

    /// <summary>Loads the certificate.</summary>
    /// <exception cref="TlsCertificateException">It cannot be used.</exception>
    public TlsCertificate(TlsSettings settings, ILogger<TlsCertificate> log)
    {
        _settings = settings;
        _log = log;
        _stamp = Stamp();
        _options = Load();
    }

    /// <summary>What a handshake is to use.</summary>
    public SslServerAuthenticationOptions Current()
    {
        lock (_lock)
        {
            var stamp = Stamp();
            if (stamp != _stamp)
            {
                _stamp = stamp;
                Renew();
            }

            return _options;
        }
    }

    private void Renew()
    {
        try
        {
            _options = Load();
            AuthorizationLog.CertificateRenewed(_log);
        }
        catch (TlsCertificateException e)
        {
            AuthorizationLog.CertificateKept(_log, e.Message);
        }
    }

    private SslServerAuthenticationOptions Load()
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(_settings.KeyFile) & Others) != 0)
            {
                throw new TlsCertificateException($"Every user of this machine can read or write {_settings.KeyFile}; give it mode 0600 or 0640.");
            }

            // The first certificate is the gateway's; those above it go out with it.
            var certificate = X509Certificate2.CreateFromPemFile(_settings.CertificateFile, _settings.KeyFile);
            var above = new X509Certificate2Collection();
            above.ImportFromPemFile(_settings.CertificateFile);
            above.RemoveAt(0);
            return new SslServerAuthenticationOptions
            {
                ServerCertificateContext = SslStreamCertificateContext.Create(certificate, above, offline: true),
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                ClientCertificateRequired = false,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new TlsCertificateException($"The certificate in {_settings.CertificateFile} with the key in {_settings.KeyFile} cannot be used: {e.Message}", e);
        }
    }

    private (DateTime, long, DateTime, long) Stamp()
    {
        var (certificate, key) = (new FileInfo(_settings.CertificateFile), new FileInfo(_settings.KeyFile));
        return (certificate.LastWriteTimeUtc, certificate.Exists ? certificate.Length : -1, key.LastWriteTimeUtc, key.Exists ? key.Length : -1);
    }
}
