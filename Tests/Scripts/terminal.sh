#!/usr/bin/env bash
# The chat on a real pseudo-terminal, at a free-text question of a real audit.
set -euo pipefail
program=$1
here=$(dirname "$0")
setup="\"$program\" chat --framework cin-cp --role self-assessment --case \"LL 1\" --database \"\$PTY_DIR/a.sqlite\" </dev/null >/dev/null 2>&1 || true; \"$program\" audits list --json --database \"\$PTY_DIR/a.sqlite\" | sed 's/.*\"id\":\"\\([^\"]*\\)\".*/\\1/' >\"\$PTY_DIR/id\""
stored="\"$program\" audits export \"\$(cat \"\$PTY_DIR/id\")\" --database \"\$PTY_DIR/a.sqlite\""
python3 "$here/terminal_pty.py" --setup "$setup" --stored "$stored" \
    "\"$program\" chat --database \"\$PTY_DIR/a.sqlite\" --audit \"\$(cat \"\$PTY_DIR/id\")\" --role self-assessment"
