#!/usr/bin/python3
"""Writes into docs/protocols/yang.md which test classes hold which sections of the RFCs.

A test says so itself, by a trait such as [Trait("rfc7950", "6.1.3")] on it or on its class.

yang-coverage.py            rewrites the table
yang-coverage.py --check    exits 1 when the table is not what the tests say
"""
import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/protocols/yang.md"
TESTS = ROOT / "tests/NetMcp.Yang.Tests"
BEGIN = "<!-- written by scripts/yang-coverage.py: do not edit -->\n"
END = "<!-- end -->\n"

TRAIT = re.compile(r'\[Trait\("(rfc\d+)", "([\w.]+)"\)\]')
TEST = re.compile(r"\[(?:Requires)?(?:Fact|Theory)\b")
CLASS = re.compile(r"\bclass (\w+)")
METHOD = re.compile(r"^\s+public (?:async )?(?:void|Task) (\w+)\(")


def tests_of(path):
    """Yields (class, traits) of every test method of a file."""
    traits, of_class, name, is_test = set(), set(), None, False
    for line in path.read_text(encoding="utf-8").splitlines():
        traits |= set(TRAIT.findall(line))
        is_test = is_test or bool(TEST.search(line))
        if METHOD.match(line):
            if is_test:
                yield name, traits | of_class
            traits, is_test = set(), False
        elif (declared := CLASS.search(line)) and not line.lstrip().startswith("//"):
            name, of_class, traits, is_test = declared[1], traits, set(), False


def in_order(section):
    """9.10 stands behind 9.2."""
    return [(not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in section.split(".")]


def table():
    counts = collections.defaultdict(collections.Counter)
    for path in sorted(TESTS.rglob("*.cs")):
        if not {"bin", "obj"} & set(path.parts):
            for name, traits in tests_of(path):
                for trait in traits:
                    counts[trait][name] += 1
    yield "| RFC | section | tests |\n| --- | --- | --- |\n"
    for rfc, section in sorted(counts, key=lambda trait: (int(trait[0][3:]), in_order(trait[1]))):
        classes = ", ".join(f"`{name}` ({count})" for name, count in sorted(counts[rfc, section].items()))
        yield f"| {rfc[3:]} | {section} | {classes} |\n"


def main():
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    written = before + BEGIN + "".join(table()) + END + after
    if "--check" in sys.argv[1:]:
        if written != page:
            sys.exit("docs/protocols/yang.md: the table of sections is not what the tests say; run scripts/yang-coverage.py")
    else:
        PAGE.write_text(written, encoding="utf-8")


main()
