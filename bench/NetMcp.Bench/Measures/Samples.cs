namespace NetMcp.Bench.Measures;

/// <summary>Repeated results of one measure for one peer.</summary>
internal sealed class Samples
{
    private readonly List<double> _values = [];

    public int Count => _values.Count;

    public double Median => Quantile(0.5);

    public double Low => _values.Min();

    public double High => _values.Max();

    public void Add(double value) => _values.Add(value);

    public double Quantile(double part)
    {
        var sorted = _values.Order().ToArray();
        var at = part * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
