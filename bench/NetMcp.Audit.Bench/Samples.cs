using System.Globalization;

namespace NetMcp.Audit.Bench;

/// <summary>The rates of one thing over the rounds.</summary>
internal sealed class Samples
{
    private readonly List<double> _values = [];

    public double Median => _values.Order().ElementAt(_values.Count / 2);

    public void Add(double value) => _values.Add(value);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median:#,0} ({_values.Min():#,0} to {_values.Max():#,0})");
}
