#!/usr/bin/env bash
# bench/run.sh [--quick | --only round-trip | --only mcp]: starts one netconfd and measures NetMcp, the ssh program and ncclient on it, and
# the MCP call. Writes bench/results/DATE.md, or bench/results/quick.md (not committed) with --quick. Wants a quiet machine.
# --only round-trip measures requests in a row, NetMcp and the ssh program, and just prints the result: half a minute.
# --only mcp does the same with the MCP call and the bare round trip that it is held against.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
quick=no
only=all
results=bench/results/$(date -u +%Y-%m-%d).md
case "${1:-}${2:+ $2}" in
    '') ;;
    --quick)
        quick=yes
        results=bench/results/quick.md
        ;;
    '--only round-trip' | '--only mcp')
        only=$2
        results=bench/results/quick.md
        ;;
    *)
        echo 'usage: bench/run.sh [--quick | --only round-trip | --only mcp]' >&2
        exit 2
        ;;
esac

dotnet build src/NetMcp.Server -c Release -nologo -v quiet -clp:NoSummary
dotnet build bench/NetMcp.Bench -c Release -nologo -v quiet -clp:NoSummary

dir=$(mktemp -d /tmp/netmcp-bench-XXXXXX)
supervisor=
stop() {
    [ -z "$supervisor" ] || { kill -TERM "$supervisor" 2>/dev/null; wait "$supervisor" 2>/dev/null || :; }
    rm -rf "$dir" "$dir.log"
}
trap stop EXIT
trap 'exit 130' INT TERM

port=18830
while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
setpriv --pdeathsig TERM lab/device/start-device.sh --dir "$dir" --port $port --name bench \
    --interfaces 'eth0=192.0.2.1/31 eth1=198.51.100.1/24' --startup-config lab/demo/config/edge-1.xml \
    </dev/null >"$dir.log" 2>&1 &
supervisor=$!
for ((i = 0; i < 600; i++)); do
    ! grep -qx ready "$dir.log" || break
    kill -0 $supervisor 2>/dev/null || { cat "$dir.log" >&2; exit 1; }
    sleep 0.05
done
grep -qx ready "$dir.log" || { echo "bench: the device is not ready after 30 s" >&2; cat "$dir.log" >&2; exit 1; }

bench/NetMcp.Bench/bin/Release/net10.0/NetMcp.Bench --device "$dir" --port $port --root "$PWD" --results "$results" \
    --server "$PWD/src/NetMcp.Server/bin/Release/net10.0/netmcp" --quick $quick --only $only
cat "$results"
echo "written to $results"
