#!/usr/bin/env bash
# setup.sh run|test|lint|lab: installs what scripts/debian-packages.txt lists for that use and this machine lacks. Says nothing
# and touches nothing when all is there.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
use=${1:?usage: setup.sh run|test|lint|lab}

die() { echo "setup: $*" >&2; exit 1; }

command -v dotnet >/dev/null || die "the .NET 10 SDK is not installed (its maker's packages or script give it)"
case $(cd "$here/.." && dotnet --version) in
    10.*) ;;
    *) die "needs a .NET 10 SDK, found $(dotnet --version)" ;;
esac

missing=()
while read -r set package minimum program; do
    case $set in
        '' | '#'*) continue ;;
        run) [ "$use" != lint ] || continue ;;
        test) [ "$use" = test ] || [ "$use" = lab ] || continue ;;
        lint | lab) [ "$use" = "$set" ] || continue ;;
        *) die "debian-packages.txt: unknown set $set" ;;
    esac
    if [ -n "$program" ] && command -v "$program" >/dev/null; then continue; fi
    installed=$(dpkg-query -W -f='${db:Status-Abbrev}${Version}' "$package" 2>/dev/null || true)
    case $installed in
        ii*) dpkg --compare-versions "${installed#ii }" ge "$minimum" && continue ;;
    esac
    missing+=("$package")
done <"$here/debian-packages.txt"
[ ${#missing[@]} -gt 0 ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    as_root=()
elif command -v sudo >/dev/null; then
    as_root=(sudo)
else
    die "neither root nor sudo: install these yourself: apt-get install --no-install-recommends ${missing[*]}"
fi
command -v apt-get >/dev/null || die "not a Debian system; these packages are needed: ${missing[*]}"

# A fresh openssh-server would start listening on port 22, which nobody asked for: the lab runs its own sshd on loopback.
# Debian's own means against that is a policy-rc.d that forbids; it stays only while we install.
policy=/usr/sbin/policy-rc.d
placed=no
had_sshd=no
[ ! -e /usr/sbin/sshd ] || had_sshd=yes
remove_policy() { [ $placed = no ] || "${as_root[@]}" rm -f "$policy"; }
trap remove_policy EXIT
if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
    "${as_root[@]}" chmod 755 "$policy"
    placed=yes
fi

install() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o DPkg::Lock::Timeout=120 -o Dpkg::Options::=--force-confold "${missing[@]}" >"$log" 2>&1
}

echo "setup: installing ${missing[*]}"
log=$(mktemp)
# The package lists are fetched only when the ones at hand do not do.
if ! install; then
    "${as_root[@]}" apt-get update -qq || die "apt-get update failed"
    install || { tail -n 20 "$log" >&2; die "apt-get install failed (log: $log)"; }
fi
rm -f "$log"

if [ $had_sshd = no ] && [ -d /run/systemd/system ]; then
    "${as_root[@]}" systemctl disable --quiet ssh.service
    echo "setup: openssh-server was new here; its service was left stopped and disabled (systemctl enable --now ssh starts it)"
fi
