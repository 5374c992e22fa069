#!/usr/bin/env bash
# The server from outside: what it answers, and that neither a kill nor a power cut loses an
# acknowledged turn. 300 cuts: web_cuts.py PROGRAM 300.
set -euo pipefail
here=$(dirname "$0")
python3 "$here/web_serve.py" "$1"
python3 "$here/web_together.py" "$1"
python3 "$here/web_kill.py" "$1" 5
python3 "$here/web_cuts.py" "$1" 60
