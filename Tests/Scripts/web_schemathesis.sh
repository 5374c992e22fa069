#!/bin/sh
# Runs every check of schemathesis against a started server, with a database of its own.
#
#   web_schemathesis.sh [PROGRAM] [flags of schemathesis run]
#
# It is installed once, pinned, under .build. With PHASES=examples,coverage,fuzzing,stateful it also
# walks from answer to answer, and SEED=N varies what is tried.
set -eu
cd "$(dirname "$0")/../.."
program=${1:-.build/debug/audit-assistant}
[ $# -gt 0 ] && shift
tools=.build/schemathesis
if [ ! -x $tools/bin/schemathesis ]; then
    python3 -m venv $tools
    $tools/bin/pip install --quiet schemathesis==4.32.5
fi
folder=$(mktemp -d)
"$program" serve --port 0 --database "$folder/audits.sqlite" >"$folder/link" 2>"$folder/log" &
server=$!
trap 'kill $server 2>/dev/null || true; wait $server 2>/dev/null || true; rm -rf "$folder"' EXIT
for _ in $(seq 100); do
    [ -s "$folder/link" ] && break
    sleep 0.1
done
link=$(cat "$folder/link")
base=${link%%/\?token=*}
token=${link##*token=}
status=0
$tools/bin/schemathesis run "$base/openapi.json" --checks all --phases ${PHASES:-examples,coverage,fuzzing} --seed ${SEED:-23} \
    -H "Authorization: Bearer $token" --no-color "$@" || status=$?
# What went wrong inside would stand here.
cat "$folder/log"
[ ! -s "$folder/log" ] || status=1
exit $status
