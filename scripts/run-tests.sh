#!/usr/bin/env bash
# run-tests.sh FOLDER FILTER LIMIT: runs every test project of the built solution and leaves a .trx each in FOLDER, or a
# .crashed note where a project ended without one. LIMIT bounds one project (e.g. 10m).
#
# One project after the other: each already runs its test classes in parallel, and on two cores a second one beside it
# gains little and starves the real devices of both.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
folder=$1 filter=$2 limit=$3
rm -rf "$folder"
mkdir -p "$folder"
rm -rf artifacts/mutants
for project in tests/*/*.csproj; do
    grep -q Microsoft.NET.Test.Sdk "$project" || continue
    name=$(basename "$project" .csproj)
    started=$SECONDS
    timeout --kill-after=10s "$limit" dotnet test "$project" --no-build --nologo --filter "$filter" \
        --logger "trx;LogFileName=$name.trx" --results-directory "$folder" >"$folder/$name.log" 2>&1
    code=$?
    counts=$(grep -aoE '(Failed|Passed|Skipped|Total): +[0-9]+' "$folder/$name.log" | tail -n 4 | tr -s ' ' | tr '\n' ' ')
    echo "$name: ${counts:-no tests }($((SECONDS - started)) s)"
    if [ $code -eq 0 ] && [ ! -e "$folder/$name.trx" ] && [ "$filter" != 'Size=Long' ]; then
        # A project whose tests are not found (a lost adapter, a wrong filter) must not vanish from the count.
        echo "no test was found, see $folder/$name.log" >"$folder/$name.crashed"
    fi
    if [ $code -ne 0 ]; then
        grep -aE '^\s+Failed |Error Message|Assert\.|Exception' -A 3 "$folder/$name.log" | head -n 60
        # Exit code 1 with a .trx that counts a failure is an ordinary red test; all else is a broken run.
        if ! grep -aqE 'outcome="Failed"' "$folder/$name.trx" 2>/dev/null; then
            # A test that tries mutants leaves behind which ones it had in hand when the process went.
            echo "exit code $code, see $folder/$name.log" "$(cat artifacts/mutants/*.txt 2>/dev/null | tr -s ' \n' ' ')" >"$folder/$name.crashed"
            rm -rf artifacts/mutants
        fi
    fi
done
