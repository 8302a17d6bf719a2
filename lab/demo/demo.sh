#!/usr/bin/env bash
# Three real NETCONF devices and the gateway on loopback, until Ctrl-C. State (keys, configuration, logs) is in .lab/.
# DEMO_PORT moves the gateway from 8080, DEMO_STATE the state; DEMO_NETMCP is a built program to serve with instead of
# building one.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
root=$PWD
state=${DEMO_STATE:-$root/.lab}
netmcp=${DEMO_NETMCP:-$root/bin/netmcp}
http_port=${DEMO_PORT:-8080}
url=http://127.0.0.1:$http_port/mcp
devices=(edge-1 edge-2 core-1)
declare -A role=([edge-1]=edge [edge-2]=edge [core-1]=core)
declare -A links=(
    [edge-1]='eth0=192.0.2.1/31 eth1=198.51.100.1/24'
    [edge-2]='eth0=192.0.2.3/31 eth1=203.0.113.1/24'
    [core-1]='eth0=192.0.2.0/31 eth1=192.0.2.2/31'
)
declare -A port

die() { echo "demo: $*" >&2; exit 1; }
in_use() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
ready() { # the gateway says 200 on /readyz
    local line
    exec 3<>"/dev/tcp/127.0.0.1/$http_port" || return 1
    printf 'GET /readyz HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$http_port" >&3
    read -r -t 5 line <&3
    exec 3>&-
    [[ $line == *' 200 '* ]]
}

mkdir -p "$state" || exit 1
state=$(cd "$state" && pwd)
exec 9>>"$state/demo.lock"
if ! flock -n 9; then
    die "a demo already runs in this checkout (pid $(cat "$state/demo.pid" 2>/dev/null)); stop it with Ctrl-C where it was started"
fi
echo $$ >"$state/demo.pid"
! in_use "$http_port" || die "port $http_port is taken by another program; choose one: DEMO_PORT=8090 make demo"

started=()
stop_all() {
    trap '' INT TERM HUP
    local index
    # In reverse: the gateway first, so that it closes its sessions in an orderly way.
    for ((index = ${#started[@]} - 1; index >= 0; index--)); do
        kill -TERM "${started[index]}" 2>/dev/null
        wait "${started[index]}" 2>/dev/null
    done
    rm -f "$state/demo.pid"
    [ ${#started[@]} -eq 0 ] || echo "demo: stopped"
}
trap stop_all EXIT
trap 'echo; exit 0' INT TERM HUP

# wait_for WHAT PID LOG CONDITION...
wait_for() {
    local what=$1 pid=$2 log=$3 tries=300
    shift 3
    until "$@" 2>/dev/null; do
        kill -0 "$pid" 2>/dev/null || { tail -n 20 "$log" >&2; die "$what did not start (log: $log)"; }
        tries=$((tries - 1))
        [ $tries -gt 0 ] || { tail -n 20 "$log" >&2; die "$what is not ready after 30 s (log: $log)"; }
        sleep 0.1
    done
}

if [ -z "${DEMO_NETMCP:-}" ]; then
    echo "demo: building the gateway"
    dotnet build src/NetMcp.Server -c Release -nologo -v quiet -clp:NoSummary 9>&- || die "the build failed"
fi

# One client key for all three, made here; each device keeps a host key of its own.
[ -f "$state/client_key" ] || ssh-keygen -q -t ed25519 -N '' -C 'netmcp demo' -f "$state/client_key"
candidate=18301
for device in "${devices[@]}"; do
    while in_use $candidate; do candidate=$((candidate + 1)); done
    port[$device]=$candidate
    candidate=$((candidate + 1))
    dir=$state/$device
    mkdir -p "$dir"
    cp "$state/client_key" "$state/client_key.pub" "$dir/"
    # Every demo begins with the same configuration; keys stay.
    rm -f "$dir/known_hosts" "$dir/startup-cfg.xml"
    setpriv --pdeathsig TERM "$root/lab/device/start-device.sh" --dir "$dir" --port "${port[$device]}" --name "$device" \
        --interfaces "${links[$device]}" --startup-config "$root/lab/demo/config/$device.xml" \
        </dev/null >"$dir/supervisor.log" 2>&1 9>&- &
    started+=($!)
done
for index in "${!devices[@]}"; do
    device=${devices[index]}
    wait_for "$device" "${started[index]}" "$state/$device/supervisor.log" grep -qx ready "$state/$device/supervisor.log"
done

# The devices are our own, so their host keys are known without asking the network.
cat "$state"/{edge-1,edge-2,core-1}/known_hosts >"$state/known_hosts"
{
    cat <<YAML
# Written by make demo.
gateway:
  known_hosts: known_hosts
credentials:
  demo:
    kind: key-file
    path: client_key
defaults:
  user: $(id -un)
  credential: demo
  yang_folder: /usr/share/yuma/modules/ietf
devices:
YAML
    for device in "${devices[@]}"; do
        cat <<YAML
  - name: $device
    address: 127.0.0.1
    port: ${port[$device]}
    site: lab
    role: ${role[$device]}
    tags: [demo]
YAML
    done
} >"$state/netmcp.yaml"

setpriv --pdeathsig TERM "$netmcp" serve --config "$state/netmcp.yaml" --listen "http://127.0.0.1:$http_port" \
    </dev/null >"$state/gateway.log" 2>&1 9>&- &
started+=($!)
wait_for "the gateway" $! "$state/gateway.log" ready

echo
echo "Three NETCONF devices (netconfd behind OpenSSH), each with its own port, host key and datastore:"
for device in "${devices[@]}"; do
    printf '  %-7s 127.0.0.1:%s  %s\n' "$device" "${port[$device]}" "$(ssh-keygen -lf "$state/$device/hostkey.pub" | cut -d' ' -f2)"
done
cat <<TEXT

MCP endpoint:  $url
Client configuration:

  { "mcpServers": { "netmcp": { "type": "http", "url": "$url" } } }

Try, in another terminal:

  export PATH=$root/bin:\$PATH$([ "$http_port" = 8080 ] || printf '\n  export NETMCP_SERVER=%s' "$url")
  netmcp call network.devices.list
  netmcp call network.yang.get --device edge-1 --path /ietf-interfaces:interfaces
  netmcp call network.yang.get --device edge-1 --device core-1 --path /ietf-system:system
  netmcp call network.change.plan --edit '{"device":"edge-1","path":"/ietf-system:system/contact","value":"noc@example.com"}'

The last one changes nothing; 'netmcp changes apply CHANGE', with the handle that it prints, does.

Logs are in $([ "$state" = "$root/.lab" ] && echo .lab/ || echo "$state"). Ctrl-C ends everything.
TEXT
wait "${started[-1]}"
code=$?
tail -n 5 "$state/gateway.log" >&2
die "the gateway ended by itself with code $code (log: $state/gateway.log)"
