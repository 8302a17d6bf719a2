#!/usr/bin/env bash
# Runs one real NETCONF device on this machine: yuma123's netconfd behind an OpenSSH sshd of its own, both from Debian
# packages. Stays in the foreground, prints "ready" once a client can connect, and takes both down when it ends.
#
#   start-device.sh --dir DIR --port PORT [--name NAME] [--address 127.0.0.1] [--user NAME] [--guard-stdin]
#                   [--module NAME]... [--modpath DIR] [--arg NETCONFD_ARGUMENT]... [--sshd-line LINE]...
#                   [--startup-config FILE] [--interfaces "eth0=192.0.2.1/31 eth1" | --netns NAME]
#
# --interfaces (root only) gives the device a network namespace with these links instead of the machine's interfaces;
# --netns runs netconfd in the one of that name. sshd stays on the machine's loopback either way.
#
# DIR afterwards holds: hostkey(.pub), client_key(.pub), authorized_keys, known_hosts, netconfd.pid, sshd.pid,
# supervisor.pid, netconfd.log, sshd.log. Started again on the same DIR, the device keeps its keys.
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=lab/device/common.sh
. "$here/common.sh"

name=device user=$(id -un) modpath='' startup='' interfaces='' netns=''
modules=() netconfd_args=()
own_option() {
    case $1 in
        --user) user=$2 ;;
        --module) modules+=("$2") ;;
        --modpath) modpath=$2 ;;
        --arg) netconfd_args+=("$2") ;;
        --startup-config) startup=$2 ;;
        --interfaces) interfaces=$2 ;;
        --netns) netns=$2 ;;
        *) return 1 ;;
    esac
}
read_options own_option "$@"
require_programs netconfd sshd ssh-keygen setpriv unshare pkill
mkdir -p "$dir/yuma"
dir=$(cd "$dir" && pwd)
[ ${#dir} -le 80 ] || die "$dir is too long for the path of a Unix socket"

netconfd_job=
stop_all() {
    trap '' TERM INT HUP
    stop_sshd
    if [ -n "$netconfd_job" ]; then
        kill -KILL "$netconfd_job" 2>/dev/null
        wait "$netconfd_job" 2>/dev/null
    fi
    rm -f "$dir/ncx.sock" "$dir/supervisor.pid" "$dir/netconfd.pid" "$dir/sshd.pid"
}
trap stop_all EXIT
trap 'exit 0' TERM INT HUP

start_netconfd() {
    local arguments=("--ncxserver-sockname=$dir/ncx.sock" "--port=$port" "--superuser=$user"
        "--log=$dir/netconfd.log" --log-level=info)
    local module
    [ ${#modules[@]} -gt 0 ] || modules=(ietf-interfaces iana-if-type ietf-ip ietf-system)
    for module in "${modules[@]}"; do arguments+=("--module=$module"); done
    [ -z "$modpath" ] || arguments+=("--modpath=$modpath:/usr/share/yuma/modules")
    if [ -n "$startup" ]; then
        # netconfd writes commits back to this file, so it gets a copy of its own.
        [ -f "$dir/startup-cfg.xml" ] || cp "$startup" "$dir/startup-cfg.xml"
        arguments+=("--startup=$dir/startup-cfg.xml")
    else
        arguments+=(--no-startup)
    fi
    [ ${#netconfd_args[@]} -eq 0 ] || arguments+=("${netconfd_args[@]}")

    # netconfd keeps startup, backup and rollback files in the ~/.yuma of the password database, whatever HOME says.
    # A mount namespace gives each device a ~/.yuma of its own; whoever is not root gets one from a user namespace.
    local isolate=(unshare --mount)
    [ "$(id -u)" -eq 0 ] || isolate=(unshare --user --map-current-user --mount)
    if [ -n "$interfaces" ] && [ "$(id -u)" -eq 0 ]; then
        isolate+=(--net)
    elif [ -n "$netns" ]; then
        isolate=(nsenter "--net=/run/netns/$netns" "${isolate[@]}")
    else
        interfaces=''
    fi
    # The rpc set-current-datetime calls settimeofday itself, so the right to do that is taken away.
    local privileges=()
    [ "$(id -u)" -ne 0 ] || privileges=(setpriv '--bounding-set=-sys_time,-sys_boot')
    local yuma_home
    yuma_home=$(getent passwd "$(id -u)" | cut -d: -f6)/.yuma
    mkdir -p "$yuma_home"
    # A socket file left by a killed device makes netconfd end with "ncxserver failed".
    rm -f "$dir/ncx.sock"
    : >"$dir/netconfd.log"
    # shellcheck disable=SC2016
    PATH=$here/shims:$PATH "${isolate[@]}" sh -c '
        dir=$1 yuma_home=$2 interfaces=$3 netns=$4; shift 4
        mount --bind "$dir/yuma" "$yuma_home" || exit 1
        # The ietf-interfaces module reads /sys/class/net, which shows the network namespace that mounted it.
        [ -z "$interfaces$netns" ] || mount -t sysfs sysfs /sys || exit 1
        if [ -n "$interfaces" ]; then
            ip link set lo up
            number=0
            for interface in $interfaces; do
                number=$((number + 1))
                link=${interface%%=*}
                ip link add "$link" type veth peer name "peer$number" &&
                    ip link set "peer$number" up && ip link set "$link" up || exit 1
                [ "$link" = "$interface" ] || ip addr add "${interface#*=}" dev "$link" || exit 1
            done
        fi
        cd "$dir/yuma" && exec "$@"' \
        device "$dir" "$yuma_home" "$interfaces" "$netns" "${privileges[@]}" setpriv --pdeathsig KILL netconfd "${arguments[@]}" </dev/null >/dev/null 2>"$dir/netconfd.err" &
    netconfd_job=$!
    echo "$netconfd_job" >"$dir/netconfd.pid"
    await netconfd "$netconfd_job" "$dir/netconfd.log" test -S "$dir/ncx.sock"
}

subsystem="\"/usr/sbin/netconf-subsystem --ncxserver-sockname=$port@$dir/ncx.sock\""
write_keys
write_sshd_config
start_netconfd
start_sshd
supervise
