using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NetMcp.Netconf.Framing;
using Xunit;

namespace NetMcp.Netconf.Tests.Framing;

/// <summary>What holds for every message, however the stream is cut.</summary>
public sealed class FramingProperties
{
    private static readonly Gen<string> Text =
        Gen.Elements("<a>", "</a>", "]", "]]>", ">", "\n", "#", "\n#", "\n##\n", "1", "é", "€", "𝄞", "x").NonEmptyListOf().Select(string.Concat);

    [Fact]
    public void ChunkDecoder_AnyChunkingOfAnyMessage_GivesTheMessage() => Prop.ForAll(
        Arb.From(from text in Text from seed in Gen.Choose(0, int.MaxValue) select (text, seed)),
        sample =>
        {
            var random = new Random(sample.seed);
            var wire = new List<byte>();
            foreach (var part in Cut(Encoding.UTF8.GetBytes(sample.text), random))
            {
                wire.AddRange(Encoding.ASCII.GetBytes($"\n#{part.Length}\n"));
                wire.AddRange(part);
            }

            wire.AddRange("\n##\n"u8.ToArray());
            var (messages, fault, _) = Samples.Decode(new ChunkDecoder(uint.MaxValue), Cut([.. wire], random));
            return fault is null && messages.SequenceEqual([sample.text]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void ChunkDecoder_WhatTheEncoderWrote_IsTheMessage() => Prop.ForAll(
        Arb.From(from head in Text from tail in Text from seed in Gen.Choose(0, int.MaxValue) select (head, tail, seed)),
        sample =>
        {
            var wire = new ArrayBufferWriter<byte>();
            FrameEncoder.WriteChunked(wire, Encoding.UTF8.GetBytes(sample.head), default, Encoding.UTF8.GetBytes(sample.tail));
            return Samples.Decode(new ChunkDecoder(uint.MaxValue), Cut(wire.WrittenSpan.ToArray(), new Random(sample.seed))).Messages
                .SequenceEqual([sample.head + sample.tail]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void EndOfMessageDecoder_AnyMessageThatFits_IsTheMessage() => Prop.ForAll(
        Arb.From(from text in Text from seed in Gen.Choose(0, int.MaxValue) select (text, seed)),
        sample =>
        {
            var bytes = Encoding.UTF8.GetBytes(sample.text);

            // A message that ends in the begin of the delimiter meets it early; no XML document does, they end in ">".
            var wire = new ArrayBufferWriter<byte>();
            FrameEncoder.WriteEndOfMessage(wire, bytes, "<a/>"u8, default);
            return !FrameEncoder.FitsEndOfMessage(bytes)
                || Samples.Decode(new EndOfMessageDecoder(), Cut(wire.WrittenSpan.ToArray(), new Random(sample.seed))).Messages
                    .SequenceEqual([sample.text + "<a/>"]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void ChunkDecoder_AnyBytes_EndInMessagesOrAFaultAndNeverThrow() => Prop.ForAll(
        Arb.From(from text in Text from seed in Gen.Choose(0, int.MaxValue) select (text, seed)),
        sample =>
        {
            var bytes = Encoding.UTF8.GetBytes(sample.text);
            var whole = Samples.Decode(new ChunkDecoder(1000), [bytes]);
            var cut = Samples.Decode(new ChunkDecoder(1000), Cut(bytes, new Random(sample.seed)));
            return whole.Fault == cut.Fault && whole.Messages.SequenceEqual(cut.Messages);
        }).QuickCheckThrowOnFailure();

    private static byte[][] Cut(byte[] bytes, Random random)
    {
        var parts = new List<byte[]>();
        for (var at = 0; at < bytes.Length;)
        {
            var length = random.Next(1, Math.Min(8, bytes.Length - at) + 1);
            parts.Add(bytes[at..(at + length)]);
            at += length;
        }

        return [.. parts];
    }
}
