#!/usr/bin/env bash
# bench/audit.sh [--quick]: measures the audit log: verify beside sha256sum and a verifier in Python, and appending beside a file that is
# flushed for each record. Two minutes; writes bench/results/audit-DATE.md, with --quick (small) bench/results/quick-audit.md, which is
# not committed. Wants a quiet machine and a disk that takes an fsync for what it is: it writes below the folder for temporary files.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
records=400000
results=bench/results/audit-$(date -u +%Y-%m-%d).md
case "${1:-}" in
    '') ;;
    --quick)
        records=20000
        results=bench/results/quick-audit.md
        ;;
    *)
        echo 'usage: bench/audit.sh [--quick]' >&2
        exit 2
        ;;
esac
dotnet build bench/NetMcp.Audit.Bench -c Release -nologo -v quiet -clp:NoSummary
bench/NetMcp.Audit.Bench/bin/Release/net10.0/NetMcp.Audit.Bench "$PWD" "$results" "$records"
cat "$results"
echo "written to $results"
