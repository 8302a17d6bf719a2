#!/usr/bin/env bash
# Three FRR routers in network namespaces (an OSPF triangle, iBGP between loopbacks), a host behind r1 and one behind r3,
# and a netconfd in each router's namespace. The machine's own network is not touched: each router's sshd listens on the
# machine's loopback and reaches its netconfd through a Unix socket. Ends when all is up; down.sh takes it away.
#
#   h1 -- r1 ---- r2      routers: r1 = 10.255.0.1 and so on; links 10.0.12.0/24, 10.0.13.0/24, 10.0.23.0/24
#           \    /        hosts:   h1 = 192.168.1.10, h3 = 192.168.3.10
#            r3 -- h3     needs:   root, frr, netconfd (scripts/setup.sh lab)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=lab/netns/names.sh
. "$here/names.sh"
[ "$(id -u)" -eq 0 ] || die "network namespaces need root"
[ -x /usr/lib/frr/zebra ] || die "frr is not installed (scripts/setup.sh lab)"
! ip netns list | grep -q "^$lab-r1\b" || die "the lab '$lab' is up already; lab/netns/down.sh takes it down"
trap '"$here/down.sh"; die "did not come up"' ERR
mkdir -p "$state"

link() { # ROUTER INTERFACE ADDRESS PEER INTERFACE ADDRESS
    ip link add "$2" netns "$lab-$1" type veth peer name "$5" netns "$lab-$4"
    ip -n "$lab-$1" addr add "$3" dev "$2"
    ip -n "$lab-$4" addr add "$6" dev "$5"
    ip -n "$lab-$1" link set "$2" up
    ip -n "$lab-$4" link set "$5" up
}

for node in "${routers[@]}" "${hosts[@]}"; do
    ip netns add "$lab-$node"
    ip -n "$lab-$node" link set lo up
    ip netns exec "$lab-$node" sysctl -qw net.ipv4.conf.all.rp_filter=0
done
for router in "${routers[@]}"; do
    ip netns exec "$lab-$router" sysctl -qw net.ipv4.ip_forward=1
    ip -n "$lab-$router" addr add "10.255.0.${router#r}/32" dev lo
done
link r1 eth1 10.0.12.1/24 r2 eth1 10.0.12.2/24
link r1 eth2 10.0.13.1/24 r3 eth1 10.0.13.3/24
link r2 eth2 10.0.23.2/24 r3 eth2 10.0.23.3/24
link r1 eth3 192.168.1.1/24 h1 eth1 192.168.1.10/24
link r3 eth3 192.168.3.1/24 h3 eth1 192.168.3.10/24
ip -n "$lab-h1" route add default via 192.168.1.1
ip -n "$lab-h3" route add default via 192.168.3.1

for router in "${routers[@]}"; do
    mkdir -p "/run/frr/$lab-$router" "$state/$router"
    chown frr:frr "/run/frr/$lab-$router"
    for daemon in "${frr_daemons[@]}"; do
        ip netns exec "$lab-$router" "/usr/lib/frr/$daemon" -d -N "$lab-$router" -A 127.0.0.1 -f /dev/null >/dev/null 2>"$state/$router/$daemon.err"
    done
    # vtysh complains about a missing /etc/frr/NAME/vtysh.conf, which is nothing; what it says is kept beside.
    vtysh -N "$lab-$router" -f "$root/lab/routers/$router.conf" >/dev/null 2>"$state/$router/vtysh.err"
done

port=${NETMCP_LAB_PORT:-18401}
[ -f "$state/client_key" ] || ssh-keygen -q -t ed25519 -N '' -C "$lab client" -f "$state/client_key"
printf 'gateway:\n  known_hosts: known_hosts\ncredentials:\n  lab:\n    kind: key-file\n    path: client_key\ndevices:\n' >"$state/netmcp.yaml"
for router in "${routers[@]}"; do
    while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
    cp "$state/client_key" "$state/client_key.pub" "$state/$router/"
    rm -f "$state/$router/known_hosts"
    setsid "$root/lab/device/start-device.sh" --dir "$state/$router" --port "$port" --name "$router" --netns "$lab-$router" \
        --module ietf-interfaces --module iana-if-type --module ietf-ip --module ietf-system --module ietf-routing \
        </dev/null >"$state/$router/supervisor.log" 2>&1 &
    until grep -qx ready "$state/$router/supervisor.log"; do
        kill -0 $! 2>/dev/null || { cat "$state/$router/supervisor.log" >&2; false; }
        sleep 0.02
    done
    printf '  - {name: %s, address: 127.0.0.1, port: %s, user: %s, credential: lab, role: router}\n' "$router" "$port" "$(id -un)" >>"$state/netmcp.yaml"
    port=$((port + 1))
done
cat "$state"/r?/known_hosts >"$state/known_hosts"

deadline=$((SECONDS + 30))
until ip netns exec "$lab-h1" ping -c 1 -W 1 -q 192.168.3.10 >/dev/null 2>&1; do
    [ $SECONDS -lt $deadline ] || { echo "lab: no route from h1 to h3 after 30 s" >&2; false; }
    sleep 0.05
done
echo "lab '$lab' is up: h1 reaches h3. Inventory: $state/netmcp.yaml"
echo "  netmcp serve --config $state/netmcp.yaml"
