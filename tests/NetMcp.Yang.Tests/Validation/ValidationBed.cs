using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Validation;

namespace NetMcp.Yang.Tests.Validation;

/// <summary>Validates documents and shows what was found in one line each: rule, path, error-tag, error-app-tag.</summary>
internal static class ValidationBed
{
    public static readonly ValidationOptions Configuration = ValidationOptions.WholeConfiguration;

    public static readonly ValidationOptions All = new() { Content = DataContent.All };

    public static readonly ValidationOptions Part = new() { IsComplete = false };

    /// <summary>A module of the given statements.</summary>
    public static YangSchema Modules(string statements, params string[] others) =>
        TextSources.Compile([$"module m {{ yang-version 1.1; namespace \"urn:m\"; prefix m; {statements} }}", .. others]);

    /// <summary>What is found, certain findings first in each line as "error", the others as "warning".</summary>
    public static string Check(YangSchema schema, string xml, ValidationOptions? options = null, DataContext? context = null) =>
        string.Join('\n', Validate(schema, xml, options, context).Errors.Select(Show));

    public static ValidationResult Validate(YangSchema schema, string xml, ValidationOptions? options = null, DataContext? context = null)
    {
        var read = XmlDataReader.Read(xml, schema, context);
        Assert.NotNull(read.Tree);
        var result = YangValidator.Validate(read.Tree, options);
        Assert.Equal(result.ErrorCount == 0, result.IsValid);
        Assert.All(result.Errors, error => Assert.NotEmpty(error.Message));
        return result;
    }

    private static string Show(ValidationError error) =>
        $"{error.Rule} {error.InstancePath} {(error.Severity == ValidationSeverity.Error ? "error" : "warning")} {error.ErrorTag}{(error.ErrorAppTag is null ? "" : " " + error.ErrorAppTag)}";
}
