#!/usr/bin/env bash
# Documents of a council's own: converted, versioned, removed, broken, and the missing converters.
set -euo pipefail
python3 "$(dirname "$0")/knowledge.py" "$1"
