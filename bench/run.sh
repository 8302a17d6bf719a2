#!/usr/bin/env bash
# bench/run.sh [--quick | --only round-trip | --only mcp | --only authorization [--quick] | --only change]: starts one netconfd and measures NetMcp, the ssh program and
# ncclient on it, and the MCP call; then what authorization and audit cost, on a device of hand-written bytes; then starts nine more netconfds and measures
# changes. Writes bench/results/DATE.md, authorization-DATE.md and change-DATE.md, or bench/results/quick.md, quick-authorization.md and quick-change.md
# (not committed) with --quick. Wants a quiet machine.
# --only round-trip measures requests in a row, NetMcp and the ssh program, and just prints the result: half a minute.
# --only mcp does the same with the MCP call and the bare round trip that it is held against.
# --only authorization measures what authorization and audit cost alone, whole, and writes its page: two minutes. With --quick behind it the counts are small
# and the page is bench/results/quick-authorization.md (not committed).
# --only change measures changes alone, whole, and writes their page: a minute.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
quick=no
only=all
results=bench/results/$(date -u +%Y-%m-%d).md
authorization=bench/results/authorization-$(date -u +%Y-%m-%d).md
changes=bench/results/change-$(date -u +%Y-%m-%d).md
case "${1:-}${2:+ $2}${3:+ $3}" in
    '') ;;
    --quick)
        quick=yes
        results=bench/results/quick.md
        authorization=bench/results/quick-authorization.md
        changes=bench/results/quick-change.md
        ;;
    '--only round-trip' | '--only mcp')
        only=$2
        results=bench/results/quick.md
        ;;
    '--only authorization' | '--only change')
        only=$2
        ;;
    '--only authorization --quick')
        quick=yes
        only=$2
        authorization=bench/results/quick-authorization.md
        ;;
    *)
        echo 'usage: bench/run.sh [--quick | --only round-trip | --only mcp | --only authorization [--quick] | --only change]' >&2
        exit 2
        ;;
esac

[ "$only" = change ] || dotnet build src/NetMcp.Server -c Release -nologo -v quiet -clp:NoSummary
dotnet build bench/NetMcp.Bench -c Release -nologo -v quiet -clp:NoSummary

dir=$(mktemp -d /tmp/netmcp-bench-XXXXXX)
supervisors=()
stop() {
    local supervisor
    for supervisor in "${supervisors[@]}"; do kill -TERM "$supervisor" 2>/dev/null || :; done
    for supervisor in "${supervisors[@]}"; do wait "$supervisor" 2>/dev/null || :; done
    rm -rf "$dir"
}
trap stop EXIT
trap 'exit 130' INT TERM

# next: sets $port to the next free port.
port=18829
next() {
    port=$((port + 1))
    while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
}

# start DIR: starts a device on the next free port, which is then in $port.
start() {
    next
    setpriv --pdeathsig TERM lab/device/start-device.sh --dir "$1" --port $port --name bench \
        --interfaces 'eth0=192.0.2.1/31 eth1=198.51.100.1/24' --startup-config lab/demo/config/edge-1.xml \
        </dev/null >"$1.log" 2>&1 &
    supervisors+=($!)
}

# start_hand_written DIR: the same with a device of hand-written bytes.
start_hand_written() {
    next
    setpriv --pdeathsig TERM lab/device/start-sshd.sh --dir "$1" --port $port --name bench \
        --subsystem "$(command -v dotnet) $PWD/bench/NetMcp.Bench/bin/Release/net10.0/NetMcp.Bench.dll --hand-written-device" \
        </dev/null >"$1.log" 2>&1 &
    supervisors+=($!)
}

# ready DIR: waits until the device that start began last answers.
ready() {
    local i
    for ((i = 0; i < 600; i++)); do
        ! grep -qx ready "$1.log" || return 0
        kill -0 "${supervisors[-1]}" 2>/dev/null || { cat "$1.log" >&2; exit 1; }
        sleep 0.05
    done
    echo "bench: the device is not ready after 30 s" >&2
    cat "$1.log" >&2
    exit 1
}

# measure RESULTS ONLY DIR PORT ARGUMENT...
measure() {
    local page=$1 part=$2 device=$3 at=$4
    shift 4
    bench/NetMcp.Bench/bin/Release/net10.0/NetMcp.Bench --device "$device" --port "$at" --root "$PWD" --results "$page" \
        --server "$PWD/src/NetMcp.Server/bin/Release/net10.0/netmcp" --quick $quick --only "$part" "$@"
    cat "$page"
    echo "written to $page"
}

if [ "$only" != authorization ]; then
    start "$dir/1"
    ready "$dir/1"
    first=$port
    [ "$only" = change ] || measure "$results" "$only" "$dir/1" "$first"
fi
if [ "$only" = all ] || [ "$only" = authorization ]; then
    start_hand_written "$dir/hand-written"
    ready "$dir/hand-written"
    measure "$authorization" authorization "$dir/hand-written" "$port"
fi
if [ "$only" = all ] || [ "$only" = change ]; then
    devices=$dir/1=$first
    for n in 2 3 4 5 6 7 8 9 10; do
        start "$dir/$n"
        ready "$dir/$n"
        devices+=,$dir/$n=$port
    done
    measure "$changes" change "$dir/1" "$first" --devices "$devices"
fi
