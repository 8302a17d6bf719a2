#!/usr/bin/env bash
# What a node runs: addresses of its links, the routing daemons, and the NETCONF device on port 830.
set -eu
mkdir -p /run/frr /var/lib/netmcp-node
chown frr:frr /run/frr
name=$(hostname)
number=${name#r}
ip addr add "10.255.0.$number/32" dev lo
case $name in
    r1) addresses='eth1=10.0.12.1/24 eth2=10.0.13.1/24 eth3=192.168.1.1/24' ;;
    r2) addresses='eth1=10.0.12.2/24 eth2=10.0.23.2/24' ;;
    r3) addresses='eth1=10.0.13.3/24 eth2=10.0.23.3/24 eth3=192.168.3.1/24' ;;
    *) echo "start.sh: no such router: $name" >&2; exit 1 ;;
esac
for link in $addresses; do
    # containerlab moves the links in after the container has begun to run.
    until ip link show "${link%%=*}" >/dev/null 2>&1; do sleep 0.2; done
    ip addr add "${link#*=}" dev "${link%%=*}"
    ip link set "${link%%=*}" up
done
for daemon in zebra ospfd bgpd; do
    "/usr/lib/frr/$daemon" -d -A 127.0.0.1 -f /dev/null
done
vtysh -f /etc/frr/frr.conf
cp /etc/netmcp-node/authorized_keys /var/lib/netmcp-node/authorized_keys
exec /opt/netmcp-node/device/start-device.sh --dir /var/lib/netmcp-node --port 830 --address 0.0.0.0 --name "$name" \
    --module ietf-interfaces --module iana-if-type --module ietf-ip --module ietf-system --module ietf-routing
