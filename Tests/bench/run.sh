#!/bin/sh
# Times tracker against the stock sqlite3 shell, whole processes in turn (A B A B …), and prints the medians of the
# ratios A/B as the table of the README. Usage: run.sh path/to/tracker path/to/generate-data
#   N     how many generated statements (1000000)
#   RUNS  how often the short ones are run (100); the long ones are run a tenth as often, imports of all a fiftieth
# What it needs is fetched into .build/bench-tools: sqlite-utils from PyPI, and a C program for the floor of imports.
set -eu
here=$(dirname "$(realpath "$0")")
tracker=$(realpath "$1")
generate=$(realpath "$2")
count=${N:-1000000}
runs=${RUNS:-100}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

tools=$(realpath -m .build/bench-tools)
if [ ! -e "$tools/ready" ]; then
  python3 -m venv "$tools"
  "$tools/bin/pip" install --quiet --disable-pip-version-check sqlite-utils
  touch "$tools/ready"
fi
utils=$tools/bin/sqlite-utils
floor=$tools/floor
cc -O2 -o "$floor" "$here/floor.c" -lsqlite3

# The seeds, and a generated archive that is kept until the schema or the generator changes.
seeds=$folder/seeds.db
"$tracker" import --db "$seeds" seeds/founding.jsonl seeds/telegram-2015-2025.jsonl >/dev/null
version=$(cat migrations/*.sql Tests/SeededData/*.swift | cksum | cut -d ' ' -f 1)
db=$PWD/.build/bench-$count-$version.db
if [ ! -e "$db" ]; then
  rm -f .build/bench-*.db* .build/bench-*.jsonl
  echo "Generating $count statements in $db" >&2
  "$generate" "$count" "$folder/new.db"
  mv "$folder/new.db" "$db"
fi
ask() { sqlite3 "$db" "$1"; }
claim=$(ask 'SELECT root_id FROM stances GROUP BY 1 ORDER BY count(*) DESC LIMIT 1')
largest='FROM stances WHERE organization_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT'
org=$(ask "SELECT organization_id $largest 1")
middle=$(ask "SELECT organization_id $largest 1 OFFSET 30")
small=$(ask "SELECT organization_id FROM statements WHERE organization_id IS NOT NULL GROUP BY 1 ORDER BY count(*) LIMIT 1")

now() { date +%s%N; }

# ratio RUNS NAME 'A' 'B' 'what B is': the first run of each warms up, unless there is only one. What $fresh says is
# done before each, and not timed.
fresh=:
ratio() {
  i=-1
  [ "$1" -gt 1 ] || i=0
  : >"$folder/ratios"
  while [ $i -lt "$1" ]; do
    $fresh; a=$(now); eval "$3" >/dev/null; b=$(now)
    $fresh; c=$(now); eval "$4" >/dev/null; d=$(now)
    [ $i -lt 0 ] || echo "$(( (b - a) * 1000 / (d - c) ))" >>"$folder/ratios"
    i=$((i + 1))
  done
  median=$(sort -n "$folder/ratios" | sed -n "$(( ($(wc -l <"$folder/ratios") + 1) / 2 ))p")
  printf '| %s | %s | %d.%02d |\n' "$2" "$5" $((median / 1000)) $((median % 1000 / 10))
}

# peak 'A': the most memory that it takes, in MiB.
peak() {
  eval "/usr/bin/time -f %M -o $folder/peak $1" >/dev/null
  echo "$(( $(cat "$folder/peak") / 1024 ))"
}

long=$(( (runs + 9) / 10 ))
echo '| what | against | ratio |'
echo '|---|---|---|'
ratio "$runs" '`tracker --version`' "$tracker --version" 'sqlite3 -version' '`sqlite3 -version`'
ratio "$runs" '`timeline --org` on the seeds' \
  "$tracker timeline --db $seeds --org 'National Center of Cyberspace'" \
  "sqlite3 -box $seeds \"SELECT * FROM timeline WHERE organization_id = 2\"" 'the shell printing the same rows of the view'

# What an engineer would write without an index made for it: both statements and both dates of each turn.
lag="SELECT first_statement, statement_id, first_day, earliest FROM (
  SELECT statement_id, earliest, side, lag(statement_id) OVER line AS first_statement,
    lag(earliest) OVER line AS first_day, lag(side) OVER line AS first_side
  FROM stances WHERE official_id IS NOT NULL AND side <> 0 AND earliest IS NOT NULL
  WINDOW line AS (PARTITION BY official_id, root_id, axis ORDER BY earliest, latest, id)
) WHERE side = -first_side"
ratio "$long" 'all reversals: `contradictions --class reversal --brief`' \
  "$tracker contradictions --db $db --class reversal --brief --format jsonl" "sqlite3 $db \"$lag\"" \
  'the shell finding turns with `lag()`'
ratio "$long" 'the same with all words and sources' \
  "$tracker contradictions --db $db --class reversal --format jsonl" "sqlite3 $db \"$lag\"" 'the same'
ratio "$long" 'the claim most spoken of: `stance --claim`' \
  "$tracker stance --db $db --claim $claim --format jsonl" \
  "sqlite3 -json $db 'SELECT * FROM current_stances WHERE root_id = $claim'" 'the shell reading the view'
ratio "$long" 'the same: `contradictions --claim --json`' \
  "$tracker contradictions --db $db --claim $claim --json" \
  "sqlite3 -json $db 'SELECT * FROM opposed WHERE root_id = $claim'" 'the shell reading the view'
for id in "$org" "$middle"; do
  [ "$id" = "$org" ] && name='the largest organization' || name='a middle organization'
  ratio "$long" "$name: \`contradictions --org --json\`" \
    "$tracker contradictions --db $db --org $id --json" \
    "sqlite3 -json $db 'SELECT * FROM opposed WHERE first_organization_id = $id UNION SELECT * FROM opposed WHERE second_organization_id = $id'" \
    'the shell reading the view'
done
newest='earliest IS NOT NULL ORDER BY earliest DESC, latest DESC, statement_id DESC LIMIT 50'
for id in "$small" "$middle" "$org"; do
  case $id in "$small") name='a small organization' ;; "$middle") name='a middle one' ;; *) name='the largest' ;; esac
  ours="$tracker timeline --db $db --org $id --limit 50 --undated no --json"
  query="SELECT * FROM timeline WHERE organization_id = $id AND $newest"
  ratio "$runs" "$name: the newest 50 of \`timeline --org\`" "$ours" "sqlite3 -json $db '$query'" \
    'the shell reading the view'
  ratio "$long" 'the same' "$ours" "$utils query $db '$query'" 'sqlite-utils reading the view'
done
ratio "$long" 'the largest organization: `timeline --org --json`, all rows' \
  "$tracker timeline --db $db --org $org --json" \
  "sqlite3 -json $db 'SELECT * FROM timeline WHERE organization_id = $org'" 'the shell reading the view'

# The hits are the same; the shell prints the bare rows of statements, the program names, positions, sources and marks.
words='minister budget'
ratio "$runs" 'search: `search WORD WORD --limit 20`' \
  "$tracker search --db $db --kind statement --limit 20 $words --format jsonl" \
  "sqlite3 -json $db \"SELECT statements.* FROM (SELECT rowid AS hit, rank FROM statement_words WHERE words MATCH '$words' ORDER BY rank LIMIT 20) JOIN statements ON id = hit\"" \
  'the shell running the same MATCH'
switches='PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; PRAGMA synchronous=FULL;'
quote='بنای هیچ گونه مذاکره مجددی با تلگرام نداریم'
# The archive gets a statement of one day more with each run of either.
ratio "$long" 'a single `add` with its stance' \
  "$tracker add --db $db --official 5 --org 3 --on 2018-05-01 --quote \"$quote \$(date +%N)\" --denies 7" \
  "sqlite3 $db \"$switches BEGIN IMMEDIATE; INSERT INTO statements (voice, official_id, post_organization_id, organization_id, said_on, quote) VALUES ('person', 5, 3, 3, '2018-05-01', '$quote \$(date +%N)'); INSERT INTO stances (statement_id, claim_id, position) VALUES (last_insert_rowid(), 7, 'denies'); COMMIT\"" \
  'the shell inserting the same rows'
python3 "$here/prompts.py" "$tracker" "$db" "$runs" >"$folder/prompts"
while IFS="$(printf '\t')" read -r kind median _; do
  printf '| `add` asks for the %s: from Enter to the next question | the shell looking for it with `LIKE` | %s |\n' "$kind" "$median"
done <"$folder/prompts"

# Imports, each into a new file; and the last 10,000 into one that has all the others.
lines=.build/bench-$count.jsonl
[ -e "$lines" ] || "$generate" "$count" "$lines"
more=$folder/more.jsonl
"$generate" 10000 - --seed 7 | grep '^{"type":"statement"' | sed 's/"uid":"s-/"uid":"more-/' >"$more"
new=$folder/new.db
empty=$folder/empty.db
: >"$folder/nothing.jsonl"
"$tracker" import --db "$empty" "$folder/nothing.jsonl" >/dev/null
base=$empty
fresh() { rm -f "$new" "$new-wal" "$new-shm"; cp "$base" "$new"; sync; }
fresh=fresh
few=$(( (runs + 49) / 50 ))
rows=$folder/rows
"$floor" rows "$db" "$rows"
ratio "$few" 'import of all as JSON Lines' "$tracker import --db $new $lines" "$floor fill $rows $new" \
  'a C program that binds the same rows, all resolved and folded'
ratio 1 'the same' "$tracker import --db $new $lines" "$utils insert $new lines $lines --nl --alter" \
  'sqlite-utils putting the lines into one table'
fresh=:
csv=$folder/all.csv
ratio "$few" 'export of all as JSON Lines' "$tracker export --db $db --to jsonl -" \
  "sqlite3 -json $db 'SELECT * FROM organizations; SELECT * FROM officials; SELECT * FROM roles; SELECT * FROM sources; SELECT * FROM claims; SELECT * FROM names; SELECT * FROM statements; SELECT * FROM stances; SELECT * FROM citations'" \
  'the shell printing the same tables as JSON'
"$tracker" export --db "$db" --to csv "$csv" 2>/dev/null
fresh=fresh
fresh
"$tracker" import --db "$new" "$csv" >/dev/null 2>&1
"$floor" rows "$new" "$rows"
# The shell reads the table, makes what it names, and writes statements with stances, without sources.
cat >"$folder/import.sql" <<END
PRAGMA foreign_keys = ON;
PRAGMA recursive_triggers = ON;
.import --csv '$csv' raw
BEGIN IMMEDIATE;
INSERT INTO officials (name) SELECT DISTINCT official FROM raw WHERE official <> '';
INSERT INTO organizations (name) SELECT DISTINCT organization FROM raw WHERE organization <> '';
INSERT INTO claims (text) SELECT DISTINCT claim FROM raw WHERE claim <> '';
INSERT INTO statements (voice, official_id, organization_id, post_organization_id, said_on, quote, paraphrase, lang)
SELECT iif(officials.id, 'person', iif(organizations.id, 'body', 'hearsay')), officials.id, organizations.id,
  organizations.id, nullif(said_on, ''), nullif(quote, ''), nullif(paraphrase, ''), nullif(raw.lang, '')
FROM raw LEFT JOIN officials ON officials.name = official LEFT JOIN organizations ON organizations.name = organization;
INSERT INTO stances (statement_id, claim_id, position)
SELECT statements.id, claims.id, raw.position
FROM raw JOIN statements ON statements.id = raw.rowid JOIN claims ON claims.text = claim;
COMMIT;
END
ratio "$few" 'import of all as CSV' "$tracker import --db $new $csv" "$floor fill $rows $new" 'the C program'
# With a million the shell, which has every trigger run, takes the better part of an hour.
[ "$count" -gt 100000 ] || ratio 1 'the same' "$tracker import --db $new $csv" "sqlite3 $new '.read $folder/import.sql'" \
  'the shell: `.import`, then INSERT … SELECT'
base=$db
fresh
"$tracker" import --db "$new" "$more" >/dev/null 2>&1
"$floor" rows "$new" "$rows" "$db"
fresh
a=$(now); "$tracker" import --db "$new" "$more" >/dev/null 2>&1; b=$(now)
ratio "$few" '10,000 statements more' "$tracker import --db $new $more" "$floor fill $rows $new" 'the C program'
appended="$(( (b - a) / 1000000 )) ms"
fresh=:

echo
index=0
for kind in statement source claim official organization; do
  index=$((index + $(ask "SELECT (SELECT sum(length(block)) FROM ${kind}_words_data) + (SELECT sum(length(sz)) FROM ${kind}_words_docsize)")))
done
fold() { a=$(now); ask "SELECT sum(length(words)) FROM (SELECT words FROM $1 WHERE kind = 'statement' LIMIT 50000)" >/dev/null; b=$(now); echo $((b - a)); }
echo "The search index is $((index >> 20)) MiB of the file; to fold a statement takes" \
  "$(( ($(fold folded_words) - $(fold written_words)) / 50000000 )) µs in SQL."
sed 's/\t[^\t]*\t/: /; s/^/To the next question of `add`, behind the /' "$folder/prompts"
echo "$count statements, $(( $(stat -c %s "$db") >> 20 )) MiB."
if [ -x /usr/bin/time ]; then
  echo "Peak memory of \`timeline --json\`: $(peak "$tracker timeline --db $db --json --limit 1000") MiB for 1,000" \
    "dated statements, $(peak "$tracker timeline --db $db --org $org --json") MiB for the largest organization."
  head -n "$(( $(wc -l <"$lines") / 10 ))" "$lines" >"$folder/tenth.jsonl"
  base=$empty
  fresh; tenth=$(peak "$tracker import --db $new $folder/tenth.jsonl")
  fresh; echo "Peak memory of \`import\`: $tenth MiB for a tenth of the lines, $(peak "$tracker import --db $new $lines") MiB" \
    "for all; of \`export\`: $(peak "$tracker export --db $db --to jsonl -") MiB. To append 10,000 takes $appended."
fi
