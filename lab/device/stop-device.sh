#!/usr/bin/env bash
# stop-device.sh DIR: ends the device (or sshd) that runs in DIR, by the pid it recorded there. Quiet when none runs.
set -u
dir=${1:?usage: stop-device.sh DIR}
[ -f "$dir/supervisor.pid" ] || exit 0
pid=$(cat "$dir/supervisor.pid")
# The number may have been given to another program since: it must still be one of our scripts.
if ! tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -q -E 'start-(device|sshd)\.sh'; then
    rm -f "$dir/supervisor.pid"
    exit 0
fi
kill -TERM "$pid"
# It removes its file as the last thing; its number may stay behind as a zombie where nobody awaits it.
for _ in $(seq 500); do
    [ -f "$dir/supervisor.pid" ] || exit 0
    sleep 0.01
done
kill -KILL "$pid"
