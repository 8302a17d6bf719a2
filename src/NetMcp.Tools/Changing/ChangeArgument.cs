using NetMcp.Changes;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Changing;

/// <summary>A change as an agent names it: by the handle that the plan gave.</summary>
internal static class ChangeArgument
{
    /// <summary>The argument's name.</summary>
    public const string Name = "change";

    /// <summary>The argument in a schema.</summary>
    public const string Schema = "\"change\":{\"type\":\"string\"}";

    /// <summary>The handle; mistakes go to the arguments.</summary>
    public static ChangeId Read(ToolArguments arguments, ToolOptions options, string name = Name)
    {
        var text = arguments.Text(name, new TextLimit(options.MaxWordLength), required: true);
        if (text is not null && !ChangeId.TryParse(text, out _))
        {
            arguments.Mistake($"'{name}' is {SafeText.Quote(text)}; a handle is c- and 32 hexadecimal digits, as network.change.plan gives it.");
        }

        return ChangeId.TryParse(text, out var change) ? change : default;
    }
}
