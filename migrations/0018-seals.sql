-- What makes it seen when somebody wrote past the history: a chain of digests over it and over the records.

CREATE VIEW history_lines AS
-- Each row of `history`, with its change (part 0), and each record as that row left it (part 1): as it was before the
-- next change of it, else as it is now. So the line of a number stays what it is, whatever is written later.
SELECT history.id AS number, 0 AS part, 0 AS record_id, json_array(
  change_id, history.at, table_name, first_id, last_id, action, before, changes.at, by, command, undoes_id,
  undoes_first_id, undoes_last_id
) AS line
FROM history LEFT JOIN changes ON changes.id = change_id
UNION ALL
SELECT history.id, 1, later.last_id, later.before
FROM history JOIN history AS later
  ON later.table_name = history.table_name AND later.last_id BETWEEN history.first_id AND history.last_id
    AND later.id > history.id AND later.action <> 'insert'
WHERE history.action <> 'delete' AND NOT EXISTS (
  SELECT 1 FROM history AS sooner
  WHERE sooner.table_name = later.table_name AND sooner.last_id = later.last_id
    AND sooner.id > history.id AND sooner.id < later.id AND sooner.action <> 'insert'
)
UNION ALL
SELECT history.id, 1, record.id, json_object(
  'id', record.id, 'uid', record.uid, 'name', record.name, 'lang', record.lang, 'parent_id', record.parent_id,
  'note', record.note
)
FROM history JOIN organizations AS record ON record.id BETWEEN first_id AND last_id
WHERE +table_name = 'organizations' AND action <> 'delete' AND NOT EXISTS (
  SELECT 1 FROM history AS later
  WHERE later.table_name = 'organizations' AND later.last_id = record.id AND later.id > history.id
    AND later.action <> 'insert'
)
UNION ALL
SELECT history.id, 1, record.id, json_object(
  'id', record.id, 'uid', record.uid, 'name', record.name, 'lang', record.lang, 'note', record.note
)
FROM history JOIN officials AS record ON record.id BETWEEN first_id AND last_id
WHERE +table_name = 'officials' AND action <> 'delete' AND NOT EXISTS (
  SELECT 1 FROM history AS later
  WHERE later.table_name = 'officials' AND later.last_id = record.id AND later.id > history.id
    AND later.action <> 'insert'
)
UNION ALL
SELECT history.id, 1, record.id, json_object(
  'id', record.id, 'official_id', record.official_id, 'organization_id', record.organization_id,
  'title', record.title, 'held', record.held, 'note', record.note
)
FROM history JOIN roles AS record ON record.id BETWEEN first_id AND last_id
WHERE +table_name = 'roles' AND action <> 'delete' AND NOT EXISTS (
  SELECT 1 FROM history AS later
  WHERE later.table_name = 'roles' AND later.last_id = record.id AND later.id > history.id
    AND later.action <> 'insert'
)
UNION ALL
SELECT history.id, 1, record.id, json_object(
  'id', record.id, 'uid', record.uid, 'publisher', record.publisher, 'title', record.title, 'url', record.url,
  'lang', record.lang, 'published', record.published, 'accessed', record.accessed, 'text', record.text,
  'text_sha3', record.text_sha3, 'quotes_id', record.quotes_id
)
FROM history JOIN sources AS record ON record.id BETWEEN first_id AND last_id
WHERE +table_name = 'sources' AND action <> 'delete' AND NOT EXISTS (
  SELECT 1 FROM history AS later
  WHERE later.table_name = 'sources' AND later.last_id = record.id AND later.id > history.id
    AND later.action <> 'insert'
)
UNION ALL
SELECT history.id, 1, record.id, json_object(
  'id', record.id, 'uid', record.uid, 'text', record.text, 'lang', record.lang, 'kind', record.kind,
  'about', record.about, 'same_as_id', record.same_as_id, 'sign', record.sign, 'note', record.note
)
FROM history JOIN claims AS record ON record.id BETWEEN first_id AND last_id
WHERE +table_name = 'claims' AND action <> 'delete' AND NOT EXISTS (
  SELECT 1 FROM history AS later
  WHERE later.table_name = 'claims' AND later.last_id = record.id AND later.id > history.id
    AND later.action <> 'insert'
)
UNION ALL
SELECT history.id, 1, record.id, json_object(
  'id', record.id, 'name', record.name
)
FROM history JOIN topics AS record ON record.id BETWEEN first_id AND last_id
WHERE +table_name = 'topics' AND action <> 'delete' AND NOT EXISTS (
  SELECT 1 FROM history AS later
  WHERE later.table_name = 'topics' AND later.last_id = record.id AND later.id > history.id
    AND later.action <> 'insert'
)
UNION ALL
SELECT history.id, 1, record.id, json_object(
  'id', record.id, 'claim_id', record.claim_id, 'topic_id', record.topic_id
)
FROM history JOIN claim_topics AS record ON record.id BETWEEN first_id AND last_id
WHERE +table_name = 'claim_topics' AND action <> 'delete' AND NOT EXISTS (
  SELECT 1 FROM history AS later
  WHERE later.table_name = 'claim_topics' AND later.last_id = record.id AND later.id > history.id
    AND later.action <> 'insert'
)
UNION ALL
SELECT history.id, 1, record.id, json_object(
  'id', record.id, 'official_id', record.official_id, 'organization_id', record.organization_id,
  'claim_id', record.claim_id, 'name', record.name, 'lang', record.lang
)
FROM history JOIN names AS record ON record.id BETWEEN first_id AND last_id
WHERE +table_name = 'names' AND action <> 'delete' AND NOT EXISTS (
  SELECT 1 FROM history AS later
  WHERE later.table_name = 'names' AND later.last_id = record.id AND later.id > history.id
    AND later.action <> 'insert'
)
UNION ALL
SELECT history.id, 1, record.id, json_object(
  'id', record.id, 'official_id', record.official_id, 'other_official_id', record.other_official_id,
  'organization_id', record.organization_id, 'other_organization_id', record.other_organization_id,
  'claim_id', record.claim_id, 'other_claim_id', record.other_claim_id,
  'source_id', record.source_id, 'other_source_id', record.other_source_id
)
FROM history JOIN not_same AS record ON record.id BETWEEN first_id AND last_id
WHERE +table_name = 'not_same' AND action <> 'delete' AND NOT EXISTS (
  SELECT 1 FROM history AS later
  WHERE later.table_name = 'not_same' AND later.last_id = record.id AND later.id > history.id
    AND later.action <> 'insert'
)
UNION ALL
SELECT history.id, 1, record.id, json_object(
  'id', record.id, 'uid', record.uid, 'voice', record.voice, 'speaker_text', record.speaker_text,
  'official_id', record.official_id, 'role_title', record.role_title,
  'post_organization_id', record.post_organization_id, 'organization_id', record.organization_id,
  'said_on', record.said_on, 'said_on_text', record.said_on_text, 'said_on_basis', record.said_on_basis,
  'wording', record.wording, 'quote', record.quote, 'paraphrase', record.paraphrase, 'lang', record.lang,
  'translation', record.translation, 'review', record.review, 'note', record.note
)
FROM history JOIN statements AS record ON record.id BETWEEN first_id AND last_id
WHERE +table_name = 'statements' AND action <> 'delete' AND NOT EXISTS (
  SELECT 1 FROM history AS later
  WHERE later.table_name = 'statements' AND later.last_id = record.id AND later.id > history.id
    AND later.action <> 'insert'
)
UNION ALL
SELECT history.id, 1, record.id, json_object(
  'id', record.id, 'statement_id', record.statement_id, 'source_id', record.source_id, 'start', record.start,
  'end', record.end, 'verbatim', record.verbatim
)
FROM history JOIN citations AS record ON record.id BETWEEN first_id AND last_id
WHERE +table_name = 'citations' AND action <> 'delete' AND NOT EXISTS (
  SELECT 1 FROM history AS later
  WHERE later.table_name = 'citations' AND later.last_id = record.id AND later.id > history.id
    AND later.action <> 'insert'
)
UNION ALL
SELECT history.id, 1, record.id, json_object(
  'id', record.id, 'statement_id', record.statement_id, 'claim_id', record.claim_id,
  'position', record.position, 'strength', record.strength, 'target', record.target,
  'condition', record.condition
)
FROM history JOIN stances AS record ON record.id BETWEEN first_id AND last_id
WHERE +table_name = 'stances' AND action <> 'delete' AND NOT EXISTS (
  SELECT 1 FROM history AS later
  WHERE later.table_name = 'stances' AND later.last_id = record.id AND later.id > history.id
    AND later.action <> 'insert'
)
UNION ALL
SELECT history.id, 1, record.id, json_object(
  'id', record.id, 'uid', record.uid, 'from_id', record.from_id, 'to_id', record.to_id, 'kind', record.kind,
  'status', record.status, 'note', record.note
)
FROM history JOIN links AS record ON record.id BETWEEN first_id AND last_id
WHERE +table_name = 'links' AND action <> 'delete' AND NOT EXISTS (
  SELECT 1 FROM history AS later
  WHERE later.table_name = 'links' AND later.last_id = record.id AND later.id > history.id
    AND later.action <> 'insert'
);

CREATE TABLE seals (
  -- One row for each time that somebody sealed what had been written until then.
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),  -- UTC
  last_id INTEGER NOT NULL REFERENCES history,  -- the last row of `history` that it covers
  -- The SHA3-256 of what the query in `seal_queries` gives. To be kept elsewhere: who has it can prove that this is
  -- the file that was sealed.
  head TEXT NOT NULL CHECK (length(head) = 64 AND head NOT GLOB '*[^0-9a-f]*')
) STRICT;

CREATE INDEX seals_by_end ON seals (last_id);

CREATE TABLE sealed_lines (
  -- A short digest of each line that was sealed, to say which one is no longer what it was. It proves nothing.
  number INTEGER NOT NULL,  -- as in `history_lines`
  part INTEGER NOT NULL,
  record_id INTEGER NOT NULL,
  digest INTEGER NOT NULL,  -- the first eight bytes of the line's SHA3-256
  PRIMARY KEY (number, part, record_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW seal_queries AS
-- What each seal is the digest of: the lines of its stretch of the history, after the head of the seal before. The
-- stock shell holds it against the head: sha3_query(query, 256).
SELECT
  id,
  'SELECT ''seal ' || id || ' of ' || at || ' after ' || lag(head, 1, 'none') OVER chain || ''' AS seal, '
    || 'number, part, record_id, sha3(line, 256) FROM history_lines WHERE number BETWEEN '
    || (lag(last_id, 1, 0) OVER chain + 1) || ' AND ' || last_id || ' ORDER BY number, part, record_id' AS query,
  head
FROM seals
WINDOW chain AS (ORDER BY id);

-- A seal comes behind the others and stays.

CREATE TRIGGER seals_insert BEFORE INSERT ON seals
WHEN new.id <> (SELECT ifnull(max(id), 0) + 1 FROM seals) OR new.last_id <= (SELECT max(last_id) FROM seals)
BEGIN SELECT RAISE(ABORT, 'a seal comes behind the others'); END;
CREATE TRIGGER seals_stay_update BEFORE UPDATE ON seals
BEGIN SELECT RAISE(ABORT, 'a seal stays as it was made'); END;
CREATE TRIGGER seals_stay_delete BEFORE DELETE ON seals
BEGIN SELECT RAISE(ABORT, 'a seal stays as it was made'); END;

CREATE TRIGGER sealed_lines_stay_insert BEFORE INSERT ON sealed_lines
WHEN EXISTS (
  SELECT 1 FROM sealed_lines WHERE number = new.number AND part = new.part AND record_id = new.record_id
)
BEGIN SELECT RAISE(ABORT, 'a seal stays as it was made'); END;
CREATE TRIGGER sealed_lines_stay_update BEFORE UPDATE ON sealed_lines
BEGIN SELECT RAISE(ABORT, 'a seal stays as it was made'); END;
CREATE TRIGGER sealed_lines_stay_delete BEFORE DELETE ON sealed_lines
BEGIN SELECT RAISE(ABORT, 'a seal stays as it was made'); END;
