#!/usr/bin/env bash
# bench/yang.sh [--quick]: measures NetMcp.Yang against yanglint. Needs the YANG corpus (NETMCP_YANG_CORPUS, else ../shared/yang beside
# the repository). Writes bench/results/yang-DATE.md, or bench/results/quick-yang.md (not committed) with --quick. Wants a quiet machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
quick=no
[ "${1:-}" != --quick ] || quick=yes
results=bench/results/yang-$(date -u +%Y-%m-%d).md
[ $quick = no ] || results=bench/results/quick-yang.md
corpus=${NETMCP_YANG_CORPUS:-$PWD/../shared/yang}
if [ ! -d "$corpus/ietf" ]; then
    echo "bench: no YANG corpus in $corpus; the YANG measures are left out" >&2
    exit 0
fi

dotnet build bench/NetMcp.Yang.Bench -c Release -nologo -v quiet -clp:NoSummary
bench/NetMcp.Yang.Bench/bin/Release/net10.0/NetMcp.Yang.Bench --root "$PWD" --corpus "$corpus" --results "$results" --quick $quick
cat "$results"
echo "written to $results"
