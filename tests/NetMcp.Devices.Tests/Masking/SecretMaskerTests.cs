using NetMcp.Devices.Inventory;
using NetMcp.Devices.Masking;
using Xunit;

namespace NetMcp.Devices.Tests.Masking;

public sealed class SecretMaskerTests
{
    private readonly SecretMasker _masker = new(new MaskingSettings());

    [Theory]
    [InlineData("password")]
    [InlineData("encrypted-password")]
    [InlineData("simple-password")]
    [InlineData("passphrase")]
    [InlineData("secret")]
    [InlineData("shared-secret")]
    [InlineData("radius_secret")]
    [InlineData("key")]
    [InlineData("auth-key")]
    [InlineData("authentication-key")]
    [InlineData("pre-shared-key")]
    [InlineData("ascii-key")]
    [InlineData("private-key")]
    [InlineData("cleartext-private-key")]
    [InlineData("key-string")]
    [InlineData("community")]
    [InlineData("snmp-community")]
    [InlineData("trap-community")]
    [InlineData("community-string")]
    [InlineData("psk")]
    [InlineData("apiToken")]
    [InlineData("sharedSecret")]
    [InlineData("md5-key")]
    [InlineData("privacy-password")]
    [InlineData("enable-secret")]
    [InlineData("wpa-psk")]
    public void IsSecretName_NameOfASecret_IsTrue(string name) => Assert.True(_masker.IsSecretName(name));

    [Theory]
    [InlineData("name")]
    [InlineData("key-chain")]
    [InlineData("key-chain-name")]
    [InlineData("key-id")]
    [InlineData("key-length")]
    [InlineData("public-key")]
    [InlineData("host-key")]
    [InlineData("hostkey")]
    [InlineData("public-key-format")]
    [InlineData("authentication-algorithm")]
    [InlineData("password-policy")]
    [InlineData("password-change-time")]
    [InlineData("secret-name")]
    [InlineData("bgp-community")]
    [InlineData("send-community")]
    [InlineData("ext-community")]
    [InlineData("community-set")]
    [InlineData("communities-group")]
    [InlineData("keyboard")]
    [InlineData("monkey")]
    [InlineData("bypass")]
    [InlineData("keepalive")]
    [InlineData("token-bucket")]
    [InlineData("pinned")]
    [InlineData("interface")]
    public void IsSecretName_NameThatOnlyLooksLikeOne_IsFalse(string name) => Assert.False(_masker.IsSecretName(name));

    [Theory]
    [InlineData("$1$abcdefgh$ZjU0bJq0c1dQ8wE6yq1c2/")]
    [InlineData("$5$rounds=5000$saltsalt$0123456789abcdefghij")]
    [InlineData("$6$saltsalt$abcdefghijklmnopqrstuvwxyz0123456789./")]
    [InlineData("$y$j9T$saltsaltsalt$abcdefghijklmnop")]
    [InlineData("$2b$12$abcdefghijklmnopqrstuv")]
    [InlineData("$9$LbHX-wg4Z.mTDif5z9tuNdVs4J")]
    [InlineData("$8$aes256-gcm$hmac-sha2-256$100$abcdef")]
    [InlineData("$14$Pv/2$abcd$efgh")]
    [InlineData("$0$in-clear")]
    [InlineData("094F471A1A0A")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk\n-----END OPENSSH PRIVATE KEY-----")]
    [InlineData("https://admin:letmein@10.0.0.1/file")]
    [InlineData("enable secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0")]
    [InlineData("username x password 7 0822455D0A16")]
    [InlineData("authentication-key \"abcdefgh12345678\" hash2")]
    [InlineData("Bearer abcdefghijklmnop1234")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl")]
    public void IsSecretValue_LooksLikeASecret_IsTrue(string value)
    {
        Assert.True(_masker.IsSecretValue(value));
        Assert.Contains("***", _masker.MaskText(value), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-20T10:00:00Z")]
    [InlineData("0123456789")]
    [InlineData("10.0.0.1")]
    [InlineData("00:1b:44:11:3a:b7")]
    [InlineData("GigabitEthernet0/0/0/1")]
    [InlineData("65000:100")]
    [InlineData("$100 per port")]
    [InlineData("This key is used to sort")]
    [InlineData("the password is too short")]
    [InlineData("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ")]
    public void IsSecretValue_OrdinaryText_IsFalse(string value) => Assert.False(_masker.IsSecretValue(value), value);

    [Theory]
    [InlineData("invalid value <password>hunter2</password> here", "invalid value <password>***</password> here")]
    [InlineData("bad <x:community xmlns:x='u'>public</x:community>", "bad <x:community xmlns:x='u'>***</x:community>")]
    [InlineData("syntax error near 'password 7 0822455D0A16'", "syntax error near 'password 7 ***'")]
    [InlineData("login failed, password=hunter2", "login failed, password=***")]
    [InlineData("cannot copy ftp://joe:hunter2@host/x", "cannot copy ftp://joe:***@host/x")]
    public void MaskText_DeviceWords_LoseOnlyTheSecret(string text, string expected) => Assert.Equal(expected, _masker.MaskText(text));

    [Fact]
    public void IsSecret_ConfiguredRules_AreAdded()
    {
        var masker = new SecretMasker(new MaskingSettings { Names = ["wifi_code"], Values = [@"\bTKN-[0-9]{8}\b"] });

        Assert.True(masker.IsSecretName("wifi-code"));
        Assert.Equal("x *** y", masker.MaskText("x TKN-12345678 y"));
        Assert.True(masker.IsSecretName("password"));
    }
}
