#!/bin/sh
# Holds what `tracker export` writes against tools that are not ours: networkx, jsonschema, csvkit and xmllint, on the
# seeds. Usage: run.sh path/to/tracker
set -eu
tracker=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
tools=.build/interop
if ! command -v xmllint >/dev/null; then
  echo 'Installing libxml2-utils'
  sudo=; [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo apt-get update -q && $sudo apt-get install -qy libxml2-utils
fi
if [ ! -e "$tools/ready" ]; then
  python3 -m venv "$tools"
  "$tools/bin/pip" install --quiet --disable-pip-version-check networkx jsonschema csvkit
  touch "$tools/ready"
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export TRACKER_DB="$folder/tracker.db"
"$tracker" import seeds/founding.jsonl seeds/telegram-2015-2025.jsonl >/dev/null
# A record whose texts have everything that a format could trip over.
printf 'نقل "قول", با | <b>&amp;</b>\r\n=1+1\t\033[31m' | "$tracker" add --official '"A" & <b>, c' --org '=SUM(A1)' \
  --role "it's; so" --on '2018-21~' --denies 'One & <two>, "three"' --quote - --lang fa >/dev/null

for format in csv tsv; do "$tracker" export "$folder/all.$format" 2>/dev/null; done
"$tracker" export --bom --raw "$folder/raw.csv" 2>/dev/null
"$tracker" export "$folder/all.popolo.json" 2>/dev/null
"$tracker" export --official Khorakian "$folder/part.popolo.json" 2>/dev/null
"$tracker" export "$folder/all.timelinejs.json" 2>/dev/null
for actors in official organization; do
  for network in actor-claim congruence conflict; do
    "$tracker" export --network "$network" --actors "$actors" "$folder/$network.$actors.graphml" 2>/dev/null
  done
done

echo 'xmllint: GraphML'
xmllint --noout "$folder"/*.graphml
echo 'csvclean: CSV and TSV'
"$tools/bin/csvclean" --enable-all-checks "$folder/all.csv" >/dev/null
"$tools/bin/csvclean" --enable-all-checks "$folder/raw.csv" >/dev/null
"$tools/bin/csvclean" --enable-all-checks --tabs "$folder/all.tsv" >/dev/null
"$tools/bin/csvjson" --snifflimit 0 --no-inference "$folder/all.csv" >"$folder/all.csv.json"
"$tools/bin/csvjson" --snifflimit 0 --no-inference --tabs "$folder/all.tsv" >"$folder/all.tsv.json"
"$tools/bin/python" "$here/check.py" "$folder"
echo 'All of it is read by others as it was written.'
