using System.Globalization;

namespace NetMcp.Yang.Bench.Measures;

/// <summary>Repeated results of one measure.</summary>
internal sealed class Samples
{
    private readonly List<double> _values = [];

    public double Median
    {
        get
        {
            var sorted = _values.Order().ToArray();
            return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
        }
    }

    /// <summary>The samples of a name, made when they are not there.</summary>
    public static Samples Of(Dictionary<string, Samples> samples, string name)
    {
        if (!samples.TryGetValue(name, out var found))
        {
            samples.Add(name, found = new Samples());
        }

        return found;
    }

    public void Add(double value) => _values.Add(value);

    public void Add(IEnumerable<double> values) => _values.AddRange(values);

    /// <summary>Median, and lowest to highest.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Median:#,0} ({_values.Min():#,0} to {_values.Max():#,0})");
}
