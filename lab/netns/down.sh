#!/usr/bin/env bash
# Takes down what up.sh started: devices and routing daemons by the pids they wrote, then the namespaces. Repeatable.
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=lab/netns/names.sh
. "$here/names.sh"
for router in "${routers[@]}"; do
    [ ! -d "$state/$router" ] || "$root/lab/device/stop-device.sh" "$state/$router"
    for daemon in "${frr_daemons[@]}"; do
        file=/run/frr/$lab-$router/$daemon.pid
        # The number may belong to another program by now.
        [ ! -f "$file" ] || ! grep -q "^$daemon" "/proc/$(cat "$file")/comm" 2>/dev/null || kill -KILL "$(cat "$file")"
    done
    rm -rf "/run/frr/$lab-$router"
done
for node in "${routers[@]}" "${hosts[@]}"; do
    [ ! -e "/run/netns/$lab-$node" ] || ip netns del "$lab-$node"
done
