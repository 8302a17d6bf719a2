namespace NetMcp.Yang.Tests.Coverage;

/// <summary>A row of the coverage table.</summary>
/// <param name="Trait">The name of the trait that tests have for its standard, <c>rfc7950</c>.</param>
/// <param name="Number">Its number, <c>7.5.3</c>.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Remark">What is not done of it, or null.</param>
internal sealed record Section(string Trait, string Number, string Title, string? Remark)
{
    public static Section Read(string line)
    {
        var fields = line.Split('|', StringSplitOptions.TrimEntries);
        return new(fields[0], fields[1], fields[2], fields.Length > 3 ? fields[3] : null);
    }
}
