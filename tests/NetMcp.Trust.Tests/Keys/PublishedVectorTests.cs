using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using NetMcp.Trust.Keys;

namespace NetMcp.Trust.Tests.Keys;

/// <summary>Keys and signatures that RFCs print.</summary>
public sealed class PublishedVectorTests
{
    [Fact]
    public void Verify_OfRfc7515AppendixA3_IsTrue()
    {
        var key = Read("""{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}""");
        const string Input = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
        var signature = Base64Url.DecodeFromChars("DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q");

        Assert.True(key.Verify(Encoding.ASCII.GetBytes(Input), signature));
    }

    [Fact]
    public void Thumbprint_OfTheKeyOfRfc9449_IsTheOneOfItsSection6()
    {
        var key = Read("""{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}""");

        Assert.Equal("0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I", key.Thumbprint);
    }

    private static PublicKey Read(string jwk)
    {
        using var document = JsonDocument.Parse(jwk);
        return Jwk.Read(document.RootElement).Value!;
    }
}
