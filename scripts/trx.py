#!/usr/bin/python3
"""Reads the .trx files of a test run.

trx.py summary FOLDER            prints failures, then "N passed, N failed, N skipped"; exits 1 on a failure or an empty run
trx.py markdown FOLDER           prints a table of the tests, with what each wrote to its output
"""
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

NAMESPACE = "{http://microsoft.com/schemas/VisualStudio/TeamTest/2010}"


def results(folder):
    """Yields (project, test, outcome, duration, output, error) of every result, in a stable order."""
    for path in sorted(pathlib.Path(folder).glob("*.trx")):
        found = ElementTree.parse(path).getroot().iter(NAMESPACE + "UnitTestResult")
        for result in sorted(found, key=lambda one: one.get("testName")):
            yield (
                path.stem,
                result.get("testName"),
                result.get("outcome"),
                result.get("duration") or "",
                (result.findtext(f"{NAMESPACE}Output/{NAMESPACE}StdOut") or "").strip(),
                (result.findtext(f"{NAMESPACE}Output/{NAMESPACE}ErrorInfo/{NAMESPACE}Message") or "").strip(),
            )


def summary(folder):
    passed = failed = skipped = 0
    for project, test, outcome, _, _, error in results(folder):
        if outcome == "Passed":
            passed += 1
        elif outcome == "NotExecuted":
            skipped += 1
            print(f"skipped: {test}: {error}")
        else:
            failed += 1
            print(f"FAILED: {test}: {error.splitlines()[0] if error else outcome}")
    # A project that crashed or hung leaves no complete .trx, but test.sh leaves a note.
    for note in sorted(pathlib.Path(folder).glob("*.crashed")):
        failed += 1
        print(f"FAILED: {note.stem}: the test run itself ended badly ({note.read_text().strip()})")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 0 if failed == 0 and passed > 0 else 1


def markdown(folder):
    print("| project | test | outcome | seconds |")
    print("| --- | --- | --- | ---: |")
    outputs = []
    for project, test, outcome, duration, output, error in results(folder):
        hours, minutes, seconds = (duration or "0:0:0").split(":")
        took = int(hours) * 3600 + int(minutes) * 60 + float(seconds)
        name = test.removeprefix(project + ".").replace("|", "\\|")
        print(f"| {project} | {name} | {outcome} | {took:.1f} |")
        if output or error:
            outputs.append((name, "\n".join(filter(None, (output, error)))))
    for name, output in outputs:
        print(f"\n### {name}\n\n```\n{output}\n```")
    return 0


if __name__ == "__main__":
    sys.exit({"summary": summary, "markdown": markdown}[sys.argv[1]](sys.argv[2]))
