using NetMcp.Tools.Calling;
using NetMcp.Tools.Reading;

namespace NetMcp.Tools.Tests.Reading;

public sealed class NarrowingAdviceTests
{
    [Theory]
    [InlineData("<m><module><name>a</name><feature>f</feature></module></m>", "m/module[4]/feature[3]", "/lib:m", "or one entry, /lib:m/module[name='...'],")]
    [InlineData("<m><f>1</f><f>2</f><g><h>1</h></g></m>", "m/f[3]", "/lib:m", "select a deeper path, or ask fewer devices")]
    [InlineData("<m><a/></m>", "m/b", "/lib:m", "select a deeper path, or ask fewer devices")]
    public void Advice_ForACut_NamesTheOutermostListByItsKey(string xml, string cutAt, string path, string expected) =>
        Assert.Contains(expected, NarrowingAdvice.Write(xml, cutAt, path, 5000, 9000, AnswerForm.TextOnly), StringComparison.Ordinal);
}
