#!/usr/bin/env bash
# Runs one plain OpenSSH sshd on this machine, for tests of the SSH layer alone. Same life as start-device.sh: in the
# foreground, "ready" on standard output, everything gone when it ends.
#
#   start-sshd.sh --dir DIR --port PORT [--name NAME] [--address 127.0.0.1] [--guard-stdin]
#                 [--subsystem COMMAND] [--sshd-line LINE]... [--password-user NAME:PASSWORD]
#
# --subsystem is what "netconf" runs. --password-user (root only) makes a local user for as long as sshd runs and lets
# it in by password and keyboard-interactive.
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=lab/device/common.sh
. "$here/common.sh"

name=sshd subsystem='' password_user=''
own_option() {
    case $1 in
        --subsystem) subsystem=$2 ;;
        --password-user) password_user=$2 ;;
        *) return 1 ;;
    esac
}
read_options own_option "$@"
require_programs sshd ssh-keygen setpriv pkill
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)

account=''
# --force, because a login's last process may still be on its way out; again, because another test may hold the lock.
remove_account() {
    local tries
    for tries in $(seq 50); do
        userdel --force "$account" >/dev/null 2>&1
        id "$account" >/dev/null 2>&1 || return 0
        sleep 0.1
    done
    echo "start-sshd.sh: the account $account could not be removed after $tries tries" >&2
}
stop_all() {
    trap '' TERM INT HUP
    stop_sshd
    [ -z "$account" ] || remove_account
    rm -f "$dir/supervisor.pid" "$dir/sshd.pid"
}
trap stop_all EXIT
trap 'exit 0' TERM INT HUP

if [ -n "$password_user" ]; then
    [ "$(id -u)" -eq 0 ] || die "a password user needs root"
    useradd --no-create-home --home-dir / --no-user-group --shell /bin/sh "${password_user%%:*}" || die "no account"
    account=${password_user%%:*}
    echo "$password_user" | chpasswd || die "no password"
    # PAM asks the question of keyboard-interactive; the plain password method goes through it too.
    sshd_lines+=('UsePAM yes' 'PasswordAuthentication yes' 'KbdInteractiveAuthentication yes')
fi

write_keys
write_sshd_config
start_sshd
supervise
