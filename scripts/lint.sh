#!/usr/bin/env bash
# Formatting, shell scripts, and that no file names a package registry's host (which mirror is used is the machine's
# business, not the repository's).
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
status=0

dotnet format NetMcp.sln --verify-no-changes --no-restore || status=1

if command -v shellcheck >/dev/null; then
    # An if, not an &&: with pipefail a last file that is no script would make the loop, and so the check, fail.
    git ls-files | while read -r file; do
        if head -n 1 "$file" 2>/dev/null | grep -qE '^#!.*\b(ba)?sh\b'; then echo "$file"; fi
    done | xargs shellcheck --external-sources --severity=warning || status=1
else
    echo "lint: shellcheck is not installed, shell scripts are not checked"
fi

if git grep -nIE '(nuget|npmjs|npmjs-registry|pypi|pythonhosted|deb[.]debian)[.](org|com|io)'; then
    echo "lint: the lines above name a package registry's host"
    status=1
fi
exit $status
