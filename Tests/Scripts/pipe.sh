#!/usr/bin/env bash
# The program on pipes and files: exit statuses, bad input, killed conversations.
set -euo pipefail
here=$(dirname "$0")
python3 "$here/pipe.py" "$1"
python3 "$here/pipe_files.py" "$1"
python3 "$here/kill.py" "$1" 3
