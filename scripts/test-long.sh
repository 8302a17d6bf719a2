#!/usr/bin/env bash
# Runs the tests marked [Trait("Size", "Long")] and writes their results to docs/results/test-long.md, to be committed.
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
results=artifacts/test-results-long
page=docs/results/test-long.md
scripts/run-tests.sh $results 'Size=Long' 60m
mkdir -p "$(dirname $page)"
# Looked up before the page, which is in the tree itself, is written.
commit="$(git rev-parse --short HEAD)$(git diff --quiet HEAD || echo ' with local changes')"
{
    echo '# The long tests, last run'
    echo
    echo 'Written by `make test-long`; do not edit.'
    echo
    echo "- Date: $(date -u +%Y-%m-%dT%H:%MZ)"
    echo "- Commit: $commit"
    echo "- Machine: $(scripts/machine.sh)"
    echo
    /usr/bin/python3 scripts/trx.py markdown $results
} >$page
/usr/bin/python3 scripts/trx.py summary $results
