#!/bin/sh
# Times tracker against the stock sqlite3 shell, whole processes in turn (A B A B …), and prints the median of the
# ratios A/B. Usage: bench.sh path/to/tracker [runs]
set -eu
tracker=$(realpath "$1")
runs=${2:-${RUNS:-100}}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
db=$folder/tracker.db
"$tracker" import --db "$db" seeds/founding.jsonl seeds/telegram-2015-2025.jsonl >/dev/null

now() { date +%s%N; }

# ratio NAME 'A' 'B'
ratio() {
  i=0
  : >"$folder/ratios"
  while [ $i -lt "$runs" ]; do
    a=$(now); eval "$2" >/dev/null; b=$(now); eval "$3" >/dev/null; c=$(now)
    [ $i -lt 3 ] || echo "$(( (b - a) * 1000 / (c - b) ))" >>"$folder/ratios"
    i=$((i + 1))
  done
  median=$(sort -n "$folder/ratios" | sed -n "$(( ($(wc -l <"$folder/ratios") + 1) / 2 ))p")
  printf '| %s | %s | %d.%02d |\n' "$1" "$4" $((median / 1000)) $((median % 1000 / 10))
}

ratio '`tracker --version`' "$tracker --version" 'sqlite3 -version' '`sqlite3 -version`'
ratio '`tracker timeline --org` on the seeds' \
  "$tracker timeline --db $db --org 'National Center of Cyberspace'" \
  "sqlite3 -box $db \"SELECT * FROM timeline WHERE organization_id = 2\"" 'the shell printing the same rows of the view'
