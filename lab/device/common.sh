# Shared by start-device.sh and start-sshd.sh: one directory a device, an sshd of its own, and a supervisor that takes
# everything down with it. Sourced, not run. The caller sets name and subsystem, and reads its options with read_options.
# shellcheck shell=bash

dir='' port='' address=127.0.0.1 guard_stdin=no sshd_lines=()

die() { echo "$(basename "$0"): $*" >&2; exit 1; }

# read_options OWN ARGUMENT...: the options that both scripts have; any other goes to OWN with its value, which fails on
# one that it does not know.
read_options() {
    local own=$1
    shift
    while [ $# -gt 0 ]; do
        case $1 in
            --guard-stdin) guard_stdin=yes; shift; continue ;;
        esac
        [ $# -ge 2 ] || die "$1 needs a value"
        case $1 in
            --dir) dir=$2 ;;
            --port) port=$2 ;;
            --name) name=$2 ;;
            --address) address=$2 ;;
            --sshd-line) sshd_lines+=("$2") ;;
            *) "$own" "$1" "$2" || die "unknown option $1" ;;
        esac
        shift 2
    done
    [ -n "$dir" ] && [ -n "$port" ] || die "--dir and --port are needed"
    PATH=$PATH:/usr/sbin:/sbin
}

require_programs() {
    local program
    for program in "$@"; do
        command -v "$program" >/dev/null || die "$program is not installed (run: make setup)"
    done
}

# A host key and a client key, made once; a restarted device keeps its identity.
write_keys() {
    [ -f "$dir/hostkey" ] || ssh-keygen -q -t ed25519 -N '' -C "$name" -f "$dir/hostkey"
    [ -f "$dir/client_key" ] || ssh-keygen -q -t ed25519 -N '' -C "$name client" -f "$dir/client_key"
    [ -f "$dir/authorized_keys" ] || cp "$dir/client_key.pub" "$dir/authorized_keys"
    [ -f "$dir/known_hosts" ] ||
        printf "[%s]:%s %s\n" "$address" "$port" "$(cut -d" " -f1,2 "$dir/hostkey.pub")" >"$dir/known_hosts"
}

write_sshd_config() {
    {
        # sshd takes the first value it meets for most keywords, so the caller's lines come first and win.
        [ ${#sshd_lines[@]} -eq 0 ] || printf '%s\n' "${sshd_lines[@]}"
        cat <<CONFIG
Port $port
ListenAddress $address
HostKey $dir/hostkey
PidFile $dir/sshd.pid
AuthorizedKeysFile $dir/authorized_keys
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin yes
MaxStartups 500
PrintMotd no
LogLevel VERBOSE
UseDNS no
CONFIG
        # bash under sshd reads ~/.bashrc on its first level; a level of 1 from outside spares each login tens of
        # milliseconds and whatever a person's .bashrc prints.
        echo 'SetEnv SHLVL=1'
        [ -z "$subsystem" ] || echo "Subsystem netconf $subsystem"
    } >"$dir/sshd_config"
}

# The listener in the foreground of its own background job; it dies with this script even when that is killed.
start_sshd() {
    [ "$(id -u)" -ne 0 ] || mkdir -p /run/sshd
    : >"$dir/sshd.log"
    setpriv --pdeathsig KILL /usr/sbin/sshd -D -e -f "$dir/sshd_config" </dev/null >>"$dir/sshd.log" 2>&1 &
    sshd_job=$!
    await "sshd" "$sshd_job" "$dir/sshd.log" grep -q '^Server listening on' "$dir/sshd.log"
}

# await WHAT PID LOG CONDITION...: until CONDITION holds; fails when PID ends or ten seconds have gone.
await() {
    local what=$1 pid=$2 log=$3 tries=1000
    shift 3
    until "$@"; do
        kill -0 "$pid" 2>/dev/null || { tail -n 20 "$log" >&2; die "$what ended at once (log above: $log)"; }
        tries=$((tries - 1))
        [ $tries -gt 0 ] || { tail -n 20 "$log" >&2; die "$what is not ready after 10 s"; }
        sleep 0.01
    done
}

# sshd gives each login a session of its own, which outlives the listener: they are found as its children.
stop_sshd() {
    [ -n "${sshd_job:-}" ] || return 0
    pkill -KILL -P "$sshd_job" 2>/dev/null
    kill -KILL "$sshd_job" 2>/dev/null
    wait "$sshd_job" 2>/dev/null
    sshd_job=
}

# Says "ready" and stays until a signal comes or, with --guard-stdin, until whoever started us is gone (its end of our
# standard input closes, which happens even when it is killed).
supervise() {
    echo $$ >"$dir/supervisor.pid"
    echo ready
    if [ "$guard_stdin" = yes ]; then
        # Both read and wait let a trapped signal through at once.
        while read -r _; do :; done
    else
        wait
    fi
}
