#!/usr/bin/env bash
# One line about this machine, for pages of results.
model=$(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -n 1)
memory=$(awk '/MemTotal/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo)
# shellcheck source=/dev/null
echo "$(nproc) cores (${model:-unknown}), $memory, $(. /etc/os-release && echo "$PRETTY_NAME"), Linux $(uname -r), .NET SDK $(dotnet --version)"
