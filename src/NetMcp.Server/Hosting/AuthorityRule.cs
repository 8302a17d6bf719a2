using NetMcp.Server.Authorization;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Revocation;

namespace NetMcp.Server.Hosting;

/// <summary>
/// The folder of the token authority must be usable when the gateway starts. One that breaks later is 503 until it is mended; one that never was is a mistake
/// in the configuration, and nobody would look for it behind a gateway that runs.
/// </summary>
internal static class AuthorityRule
{
    /// <summary>Refuses one that is not.</summary>
    /// <exception cref="GatewayStartException">The message names the file and what is the matter.</exception>
    public static void Check(TokenAuthority? authority)
    {
        try
        {
            authority?.Check();
        }
        catch (Exception e) when (e is KeyFileException or RevocationFileException or IOException or UnauthorizedAccessException)
        {
            throw new GatewayStartException(GatewayStartFailure.ConfigurationInvalid, $"The folder that 'authority' of 'authorization' names cannot be used, so nobody could be let in. {e.Message}", e);
        }
    }
}
