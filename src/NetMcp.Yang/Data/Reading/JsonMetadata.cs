using System.Collections.Immutable;

namespace NetMcp.Yang.Data.Reading;

/// <summary>What a member whose name begins with <c>@</c> holds until the node that it is on is known (RFC 7952 section 5.2).</summary>
/// <param name="IsArray">Whether it is an array, with an element for each entry of a leaf-list.</param>
/// <param name="Entries">The annotations; of an array's <c>null</c> none.</param>
internal sealed record JsonMetadata(bool IsArray, List<ImmutableArray<DataAnnotation>> Entries);
