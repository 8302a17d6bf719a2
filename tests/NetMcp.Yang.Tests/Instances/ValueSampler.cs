using System.Globalization;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;
using NetMcp.Yang.Types.Values;

namespace NetMcp.Yang.Tests.Instances;

/// <summary>Makes values of a type, in the form in which data nodes hold them. References are filled in when the rest is there.</summary>
internal sealed class ValueSampler(YangSchema schema, Random random)
{
    // What people write; patterns walked at random seldom look like it.
    private static readonly string[] Common =
    [
        "a", "eth0", "main", "x-1", "192.0.2.1", "198.51.100.7", "2001:db8::1", "fe80::1", "192.0.2.0/24", "10.0.0.0/8", "2001:db8::/32", "00:11:22:33:44:55",
        "2024-02-29T12:00:00Z", "example.com", "65000:1", "1.2.3.4", "urn:example:a", "/x/y",
    ];

    // Types of which libyang has a canonical form of its own, or checks more than the model says: values that are canonical there too, or none.
    private static readonly Dictionary<string, string[]> Special = new(StringComparer.Ordinal)
    {
        ["ipv4-address"] = ["192.0.2.1", "198.51.100.7"],
        ["ipv4-address-no-zone"] = ["192.0.2.1", "198.51.100.7"],
        ["ipv6-address"] = ["2001:db8::1", "fe80::1"],
        ["ipv6-address-no-zone"] = ["2001:db8::1", "fe80::1"],
        ["ipv4-prefix"] = ["192.0.2.0/24", "10.0.0.0/8"],
        ["ipv6-prefix"] = ["2001:db8::/32", "::/0"],
        ["date-and-time"] = ["2024-02-29T12:00:00+00:00"],
        ["phys-address"] = ["00:11:22:33:44:55"],
        ["mac-address"] = ["00:11:22:33:44:55"],
        ["hex-string"] = ["0a:ff"],
        ["xpath1.0"] = ["/a/b"],
        ["node-instance-identifier"] = [],
    };

    private readonly PatternSampler _patterns = new(random);

    /// <summary>A value; null when none was found, or when the type is a reference.</summary>
    public (string Text, YangType Type)? Sample(YangType type, string module)
    {
        for (var attempt = 0; attempt < 30; attempt++)
        {
            if (Guess(type) is { } guess
                && ValueReader.TryRead(type, guess, ValueForm.JsonText, new ModuleNames(schema, module), out var canonical, out var actual, out _))
            {
                return (canonical, actual);
            }
        }

        return null;
    }

    private string? Guess(YangType type) => Names(type).Select(Special.GetValueOrDefault).FirstOrDefault(samples => samples is not null) is { } samples
        ? samples.Length == 0 ? null : samples[random.Next(samples.Length)]
        : GuessPlain(type);

    private static IEnumerable<string> Names(YangType type)
    {
        for (var at = type; at is not null; at = at.Parent)
        {
            if (at is { TypedefName: { } name, TypedefModule: not "openconfig-inet-types" and not "openconfig-yang-types" })
            {
                yield return name;
            }
        }
    }

    private string? GuessPlain(YangType type) => type.Base switch
    {
        YangBaseType.String => Text(type),
        YangBaseType.Boolean => random.Next(2) == 0 ? "true" : "false",
        YangBaseType.Empty => "",
        YangBaseType.Enumeration => type.Enums[random.Next(type.Enums.Length)].Name,
        YangBaseType.Bits => string.Join(' ', type.Bits.Where(_ => random.Next(2) == 0).Select(bit => bit.Name)),
        YangBaseType.Binary => Convert.ToBase64String(Enumerable.Range(0, random.Next(12)).Select(_ => (byte)random.Next(256)).ToArray()),
        YangBaseType.IdentityRef => Identity(type),
        YangBaseType.Union => Guess(type.Index.Members[random.Next(type.Index.Members.Length)]),
        YangBaseType.LeafRef or YangBaseType.InstanceIdentifier => null,
        _ => Number(type),
    };

    private string Text(YangType type)
    {
        if (random.Next(3) == 0)
        {
            return Common[random.Next(Common.Length)];
        }

        var wanted = type.Patterns.Where(pattern => !pattern.IsInverted).ToArray();
        var text = wanted.Length > 0 ? _patterns.Sample(wanted[random.Next(wanted.Length)]) : "t" + random.Next(1000).ToString(CultureInfo.InvariantCulture);
        return type.Lengths is [var length, ..] && text.Length < length.Min ? text.PadRight((int)length.Min, 'x') : text;
    }

    private string? Identity(YangType type)
    {
        var identities = type.IdentityBases[0].AllDerived().Where(identity => identity.Module.IsImplemented).OrderBy(identity => identity.ToString(), StringComparer.Ordinal).ToArray();
        return identities.Length == 0 ? null : identities[random.Next(identities.Length)].ToString();
    }

    private string Number(YangType type)
    {
        var ranges = type.Ranges.IsEmpty ? [TypeBounds.Of(type.Base)] : type.Ranges;
        var range = ranges[random.Next(ranges.Length)];
        var span = range.Max - range.Min;
        var value = random.Next(4) switch
        {
            0 => range.Min,
            1 => range.Max,
            _ => range.Min + (random.NextInt64() % ((span > long.MaxValue - 1 ? long.MaxValue - 1 : span) + 1)),
        };
        if (type.Base != YangBaseType.Decimal64)
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }

        Span<char> text = stackalloc char[DecimalText.MaxLength];
        return text[..DecimalText.Write((long)value, type.FractionDigits, text)].ToString();
    }
}
