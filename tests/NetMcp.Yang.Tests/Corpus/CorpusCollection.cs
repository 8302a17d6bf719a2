namespace NetMcp.Yang.Tests.Corpus;

/// <summary>The tests that go through the whole corpus, or have yanglint do so: one after the other, for each takes both cores.</summary>
[CollectionDefinition(nameof(CorpusCollection))]
public sealed class CorpusCollection;
