#!/usr/bin/env bash
# bench/yang.sh [--quick | --only compile]: measures NetMcp.Yang against yanglint. Needs the YANG corpus (NETMCP_YANG_CORPUS, else
# ../shared/yang beside the repository). Writes bench/results/yang-DATE.md; with --quick (small sizes) or --only compile (a minute)
# bench/results/quick-yang.md, which is not committed. Wants a quiet machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
quick=no
only=all
results=bench/results/quick-yang.md
case "${1:-}${2:+ $2}" in
    '') results=bench/results/yang-$(date -u +%Y-%m-%d).md ;;
    --quick) quick=yes ;;
    '--only compile') only=compile ;;
    *)
        echo 'usage: bench/yang.sh [--quick | --only compile]' >&2
        exit 2
        ;;
esac
corpus=${NETMCP_YANG_CORPUS:-$PWD/../shared/yang}
if [ ! -d "$corpus/ietf" ]; then
    echo "bench: no YANG corpus in $corpus; the YANG measures are left out" >&2
    exit 0
fi

dotnet build bench/NetMcp.Yang.Bench -c Release -nologo -v quiet -clp:NoSummary
make --no-print-directory package
bench/NetMcp.Yang.Bench/bin/Release/net10.0/NetMcp.Yang.Bench --root "$PWD" --corpus "$corpus" --results "$results" \
    --netmcp "$PWD/artifacts/netmcp/netmcp" --quick $quick --only $only
cat "$results"
echo "written to $results"
