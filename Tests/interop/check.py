"""Holds exported files against networkx, jsonschema and csvkit's reading. Usage: check.py FOLDER"""

import json
import sqlite3
import sys
from pathlib import Path

import jsonschema
import networkx

folder = Path(sys.argv[1])
database = sqlite3.connect(f"file:{folder}/tracker.db?mode=ro", uri=True)


def read(name):
    return json.loads((folder / name).read_text(encoding="utf-8"))


def one(query):
    return database.execute(query).fetchone()[0]


print("jsonschema: Popolo")
schema = json.loads(Path(__file__).with_name("popolo.schema.json").read_text(encoding="utf-8"))
jsonschema.Draft3Validator.check_schema(schema)
validator = jsonschema.Draft3Validator(schema)
for name in ["all.popolo.json", "part.popolo.json"]:
    popolo = read(name)
    errors = list(validator.iter_errors(popolo))
    assert not errors, errors[0]
    ids = {kind: {record["id"] for record in popolo[kind]} for kind in ["persons", "organizations", "posts", "speeches"]}
    for membership in popolo["memberships"]:
        assert membership["person_id"] in ids["persons"], membership
        assert membership["organization_id"] in ids["organizations"], membership
        assert membership["post_id"] in ids["posts"], membership
    for speech in popolo["speeches"]:
        assert speech.get("creator_id") is None or speech["creator_id"] in ids["persons"], speech
    for organization in popolo["organizations"]:
        assert organization.get("parent_id") is None or organization["parent_id"] in ids["organizations"]
popolo = read("all.popolo.json")
assert len(popolo["speeches"]) == one("SELECT count(*) FROM statements")
assert len(popolo["memberships"]) == one("SELECT count(*) FROM roles")
assert len(popolo["persons"]) == one("SELECT count(*) FROM officials")

print("csvkit: the rows of CSV and TSV")
rows = read("all.csv.json")
assert rows == read("all.tsv.json")
assert len(rows) == one("SELECT count(*) FROM timeline")
quotes = {row["quote"] for row in rows if row["quote"]}
recorded = {quote for (quote,) in database.execute("SELECT quote FROM statements WHERE quote IS NOT NULL")}
assert {quote.replace("\r\n", "\n") for quote in quotes} == {quote.replace("\r\n", "\n") for quote in recorded}
assert {"'=SUM(A1)"} == {row["organization"] for row in rows if row["official"] == '"A" & <b>, c'}

print("json: TimelineJS")
events = read("all.timelinejs.json")["events"]
assert len(events) == one("SELECT count(*) FROM statements WHERE said_on IS NOT NULL")
assert all(1800 <= event["start_date"]["year"] <= 2199 for event in events)
assert all(event["text"]["headline"] for event in events)
assert len({event["unique_id"] for event in events}) == len(events)

print("networkx: GraphML")
for actors in ["official", "organization"]:
    for network in ["actor-claim", "congruence", "conflict"]:
        graph = networkx.read_graphml(folder / f"{network}.{actors}.graphml")
        assert not graph.is_directed()
        assert graph.number_of_nodes() > 3 and graph.number_of_edges() > 0, (network, actors)
        assert all(data["label"] and data["uid"] for _, data in graph.nodes(data=True))
        weights = [data["weight"] for _, _, data in graph.edges(data=True)]
        assert all(isinstance(weight, float) and weight >= 1 for weight in weights)
        if network == "actor-claim":
            stances = one(f"SELECT count(*) FROM stances WHERE {actors}_id IS NOT NULL")
            assert sum(weights) == stances, (sum(weights), stances)
            kinds = networkx.get_node_attributes(graph, "kind")
            assert all({kinds[one_end], kinds[other_end]} == {actors, "claim"} for one_end, other_end in graph.edges())
        else:
            assert not any(one_end == other_end for one_end, other_end in graph.edges())
