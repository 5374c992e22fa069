#!/usr/bin/env bash
# The server from outside: what it answers, and that a kill loses no acknowledged turn.
set -euo pipefail
here=$(dirname "$0")
python3 "$here/web_serve.py" "$1"
python3 "$here/web_kill.py" "$1" 5
