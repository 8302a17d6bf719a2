using System.Text.RegularExpressions;
using NetMcp.Yang.JsonSchemas;

namespace NetMcp.Yang.Tests.JsonSchemas;

public sealed class PatternTranslationTests
{
    [Theory]
    [Trait("rfc7950", "9.4.5")]
    [InlineData(@"[a-z]+", @"^(?:[a-z]+)$")]
    [InlineData(@"a|b", @"^(?:a|b)$")]
    [InlineData(@"^x$", @"^(?:\^x\$)$")]
    [InlineData(@"[^$]", @"^(?:[^$])$")]
    [InlineData(@"a\-b[\-c]", @"^(?:a-b[\-c])$")]
    [InlineData(@"\p{L}\p{Lu}", @"^(?:\p{L}\p{Lu})$")]
    [InlineData(@"\d{1,3}\.\s", @"^(?:\d{1,3}\.[ \t\n\r])$")]
    public void Pattern_ThatTranslates_IsAnchored(string pattern, string expected) => Assert.Equal(expected, PatternTranslation.Of(pattern));

    [Theory]
    [InlineData(@"[a-z-[aeiou]]")]
    [InlineData(@"\i\c*")]
    [InlineData(@"\p{IsBasicLatin}")]
    [InlineData(@"ends\")]
    [InlineData(@"\p{")]
    public void Pattern_WithoutACounterpart_IsLeftOut(string pattern) => Assert.Null(PatternTranslation.Of(pattern));

    [Theory]
    [InlineData(@"(([0-9]|[1-9][0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5])\.){3}([0-9]|[1-9][0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5])(%[\p{N}\p{L}]+)?", "192.0.2.1", "192.0.2.256")]
    [InlineData(@"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[\+\-]\d{2}:\d{2})", "2026-11-21T10:00:00Z", "2026-11-21 10:00")]
    [InlineData(@"[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}", "00:11:22:aa:bb:cc", "00:11:22:aa:bb")]
    [InlineData(@"a$b^", "a$b^", "ab")]
    public void Pattern_Translated_TakesTheSame(string pattern, string taken, string refused)
    {
        var translated = new Regex(PatternTranslation.Of(pattern)!);

        Assert.Matches(translated, taken);
        Assert.DoesNotMatch(translated, refused);
    }
}
