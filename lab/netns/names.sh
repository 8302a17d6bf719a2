# Shared by up.sh and down.sh. Sourced, not run. NETMCP_LAB names the lab, so that two can stand side by side.
# shellcheck shell=bash disable=SC2034
lab=${NETMCP_LAB:-nm}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
state=${NETMCP_LAB_STATE:-$root/.lab/netns-$lab}
routers=(r1 r2 r3)
hosts=(h1 h3)
frr_daemons=(zebra ospfd bgpd)
die() { echo "lab: $*" >&2; exit 1; }
