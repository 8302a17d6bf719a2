#!/usr/bin/env bash
# Installs the pinned npm packages of tests/NetMcp.ConformanceTests (the conformance suites, two MCP clients, an authorization server, Node 22).
# Does nothing when what is installed is what package-lock.json says. Runs no install script of any package.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../tests/NetMcp.ConformanceTests"

installed=node_modules/.installed-lock
if [[ -f $installed ]] && cmp -s package-lock.json "$installed"; then
  exit 0
fi
if ! command -v npm > /dev/null; then
  echo "setup-npm: npm is missing; the conformance tests will be skipped" >&2
  [[ -z ${CI:-} ]]; exit
fi
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
cp package-lock.json "$installed"
