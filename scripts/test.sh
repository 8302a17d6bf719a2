#!/usr/bin/env bash
# Runs every test but those marked [Trait("Size", "Long")]. The last line is "N passed, N failed, N skipped".
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
scripts/run-tests.sh artifacts/test-results 'Size!=Long' 10m
/usr/bin/python3 scripts/trx.py summary artifacts/test-results
