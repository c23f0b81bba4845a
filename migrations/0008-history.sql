-- What happened to the records: every change by every writer, kept for good.

CREATE TABLE changes (
  -- One command, or one undo. What stock `sqlite3` does has no row here.
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),  -- UTC
  by TEXT,  -- who
  command TEXT NOT NULL,  -- such as: add
  -- What this one took back: a change, or else rows of `history` that something else than tracker wrote.
  undoes_id INTEGER REFERENCES changes,
  undoes_first_id INTEGER REFERENCES history,  -- the first of those rows
  undoes_last_id INTEGER REFERENCES history,  -- the last

  CHECK ((undoes_first_id IS NULL) = (undoes_last_id IS NULL)),
  CHECK (undoes_id IS NULL OR undoes_first_id IS NULL)
) STRICT;

CREATE INDEX changes_by_undoes ON changes (undoes_id) WHERE undoes_id IS NOT NULL;
CREATE INDEX changes_by_undone_rows ON changes (undoes_first_id) WHERE undoes_first_id IS NOT NULL;
CREATE INDEX changes_by_undone_end ON changes (undoes_last_id) WHERE undoes_last_id IS NOT NULL;

CREATE TABLE open_change (
  -- One row: the change in progress, set and cleared within its transaction. NULL outside tracker.
  id INTEGER PRIMARY KEY CHECK (id = 1),
  -- The change in progress.
  change_id INTEGER REFERENCES changes
) STRICT;

INSERT INTO open_change (id) VALUES (1);

CREATE TABLE history (
  -- One row for each row that was inserted, updated or deleted; a bulk insert is one row with a range of ids.
  id INTEGER PRIMARY KEY,
  change_id INTEGER REFERENCES changes,  -- NULL: by something else than tracker
  at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),  -- UTC
  table_name TEXT NOT NULL,  -- where
  first_id INTEGER NOT NULL,  -- the row, or the first of a range
  last_id INTEGER NOT NULL,  -- the same, or the last of a range
  action TEXT NOT NULL CHECK (action IN ('insert', 'update', 'delete')),  -- what happened to it
  before TEXT,  -- the whole row as it was, as JSON; NULL for an insert

  CHECK ((action = 'insert') = (before IS NULL)),
  CHECK (action = 'insert' OR first_id = last_id)
) STRICT;

CREATE INDEX history_by_record ON history (table_name, last_id);
CREATE INDEX history_by_change ON history (change_id);
CREATE INDEX history_of_ranges ON history (table_name, last_id) WHERE first_id < last_id;

CREATE VIEW external_changes AS
-- What something else than tracker wrote, such as stock `sqlite3`: one row for what was written with no more than a
-- minute between one write and the next, and no command of tracker's in between.
SELECT min(id) AS first_id, max(id) AS last_id, min(at) AS at, max(at) AS until
FROM (
  SELECT id, at, sum(is_first) OVER (ORDER BY id) AS number
  FROM (
    SELECT id, at,
      id > lag(id, 1, -1) OVER written + 1
        OR julianday(at) - julianday(lag(at) OVER written) > 1.0 / 24 / 60 AS is_first
    FROM history
    WHERE change_id IS NULL
    WINDOW written AS (ORDER BY id)
  )
)
GROUP BY number;

-- What is written here stays as it was written, whoever asks.

CREATE TRIGGER migrations_stays_insert BEFORE INSERT ON migrations
WHEN EXISTS (SELECT 1 FROM migrations WHERE id = new.id OR name = new.name)
BEGIN SELECT RAISE(ABORT, 'the list of migrations stays as it was written'); END;
CREATE TRIGGER migrations_stays_update BEFORE UPDATE ON migrations
BEGIN SELECT RAISE(ABORT, 'the list of migrations stays as it was written'); END;
CREATE TRIGGER migrations_stays_delete BEFORE DELETE ON migrations
BEGIN SELECT RAISE(ABORT, 'the list of migrations stays as it was written'); END;

-- A change is in progress only while it is the newest and before it has left a trace.
CREATE TRIGGER open_change_is_newest BEFORE UPDATE ON open_change
WHEN new.id <> old.id
  OR new.change_id <> (SELECT max(id) FROM changes)
  OR EXISTS (SELECT 1 FROM history WHERE change_id = new.change_id)
BEGIN SELECT RAISE(ABORT, 'a change in progress is a new one'); END;
CREATE TRIGGER open_change_stays BEFORE DELETE ON open_change
BEGIN SELECT RAISE(ABORT, 'the change in progress stays'); END;

CREATE TRIGGER changes_stays_insert BEFORE INSERT ON changes
WHEN EXISTS (SELECT 1 FROM changes WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'history stays as it was written'); END;
CREATE TRIGGER changes_stays_update BEFORE UPDATE ON changes
BEGIN SELECT RAISE(ABORT, 'history stays as it was written'); END;
CREATE TRIGGER changes_stays_delete BEFORE DELETE ON changes
BEGIN SELECT RAISE(ABORT, 'history stays as it was written'); END;

CREATE TRIGGER history_stays_insert BEFORE INSERT ON history
WHEN EXISTS (SELECT 1 FROM history WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'history stays as it was written'); END;
CREATE TRIGGER history_stays_update BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history stays as it was written'); END;
CREATE TRIGGER history_stays_delete BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history stays as it was written'); END;

-- Each table tells the same three things: the id of what came, and the whole row of what changed or went. A row
-- that gets another id went, and came under the new one. Columns that the schema derives are left out; it derives
-- them again.

CREATE TRIGGER organizations_history_insert AFTER INSERT ON organizations
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  VALUES ((SELECT change_id FROM open_change), 'organizations', new.id, new.id, 'insert');
END;
CREATE TRIGGER organizations_history_update AFTER UPDATE ON organizations
WHEN (
  old.id, old.uid, old.name, old.lang, old.parent_id, old.note
) IS NOT (
  new.id, new.uid, new.name, new.lang, new.parent_id, new.note
)
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES (
    (SELECT change_id FROM open_change), 'organizations', old.id, old.id, iif(old.id = new.id, 'update', 'delete'),
    json_object(
      'id', old.id, 'uid', old.uid, 'name', old.name, 'lang', old.lang, 'parent_id', old.parent_id, 'note', old.note
    )
  );
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  SELECT change_id, 'organizations', new.id, new.id, 'insert' FROM open_change WHERE new.id <> old.id;
END;
CREATE TRIGGER organizations_history_delete AFTER DELETE ON organizations
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES ((SELECT change_id FROM open_change), 'organizations', old.id, old.id, 'delete', json_object(
    'id', old.id, 'uid', old.uid, 'name', old.name, 'lang', old.lang, 'parent_id', old.parent_id,
    'note', old.note
  ));
END;

CREATE TRIGGER officials_history_insert AFTER INSERT ON officials
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  VALUES ((SELECT change_id FROM open_change), 'officials', new.id, new.id, 'insert');
END;
CREATE TRIGGER officials_history_update AFTER UPDATE ON officials
WHEN (
  old.id, old.uid, old.name, old.lang, old.note
) IS NOT (
  new.id, new.uid, new.name, new.lang, new.note
)
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES (
    (SELECT change_id FROM open_change), 'officials', old.id, old.id, iif(old.id = new.id, 'update', 'delete'),
    json_object(
      'id', old.id, 'uid', old.uid, 'name', old.name, 'lang', old.lang, 'note', old.note
    )
  );
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  SELECT change_id, 'officials', new.id, new.id, 'insert' FROM open_change WHERE new.id <> old.id;
END;
CREATE TRIGGER officials_history_delete AFTER DELETE ON officials
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES ((SELECT change_id FROM open_change), 'officials', old.id, old.id, 'delete', json_object(
    'id', old.id, 'uid', old.uid, 'name', old.name, 'lang', old.lang, 'note', old.note
  ));
END;

CREATE TRIGGER roles_history_insert AFTER INSERT ON roles
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  VALUES ((SELECT change_id FROM open_change), 'roles', new.id, new.id, 'insert');
END;
CREATE TRIGGER roles_history_update AFTER UPDATE ON roles
WHEN (
  old.id, old.official_id, old.organization_id, old.title, old.held, old.note
) IS NOT (
  new.id, new.official_id, new.organization_id, new.title, new.held, new.note
)
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES (
    (SELECT change_id FROM open_change), 'roles', old.id, old.id, iif(old.id = new.id, 'update', 'delete'),
    json_object(
      'id', old.id, 'official_id', old.official_id, 'organization_id', old.organization_id, 'title', old.title,
      'held', old.held, 'note', old.note
    )
  );
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  SELECT change_id, 'roles', new.id, new.id, 'insert' FROM open_change WHERE new.id <> old.id;
END;
CREATE TRIGGER roles_history_delete AFTER DELETE ON roles
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES ((SELECT change_id FROM open_change), 'roles', old.id, old.id, 'delete', json_object(
    'id', old.id, 'official_id', old.official_id, 'organization_id', old.organization_id,
    'title', old.title, 'held', old.held, 'note', old.note
  ));
END;

CREATE TRIGGER sources_history_insert AFTER INSERT ON sources
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  VALUES ((SELECT change_id FROM open_change), 'sources', new.id, new.id, 'insert');
END;
CREATE TRIGGER sources_history_update AFTER UPDATE ON sources
WHEN (
  old.id, old.uid, old.publisher, old.title, old.url, old.lang, old.published, old.accessed, old.text,
  old.text_sha3, old.quotes_id
) IS NOT (
  new.id, new.uid, new.publisher, new.title, new.url, new.lang, new.published, new.accessed, new.text,
  new.text_sha3, new.quotes_id
)
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES (
    (SELECT change_id FROM open_change), 'sources', old.id, old.id, iif(old.id = new.id, 'update', 'delete'),
    json_object(
      'id', old.id, 'uid', old.uid, 'publisher', old.publisher, 'title', old.title, 'url', old.url, 'lang', old.lang,
      'published', old.published, 'accessed', old.accessed, 'text', old.text, 'text_sha3', old.text_sha3,
      'quotes_id', old.quotes_id
    )
  );
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  SELECT change_id, 'sources', new.id, new.id, 'insert' FROM open_change WHERE new.id <> old.id;
END;
CREATE TRIGGER sources_history_delete AFTER DELETE ON sources
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES ((SELECT change_id FROM open_change), 'sources', old.id, old.id, 'delete', json_object(
    'id', old.id, 'uid', old.uid, 'publisher', old.publisher, 'title', old.title, 'url', old.url,
    'lang', old.lang, 'published', old.published, 'accessed', old.accessed, 'text', old.text,
    'text_sha3', old.text_sha3, 'quotes_id', old.quotes_id
  ));
END;

CREATE TRIGGER claims_history_insert AFTER INSERT ON claims
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  VALUES ((SELECT change_id FROM open_change), 'claims', new.id, new.id, 'insert');
END;
CREATE TRIGGER claims_history_update AFTER UPDATE ON claims
WHEN (
  old.id, old.uid, old.text, old.lang, old.kind, old.about, old.same_as_id, old.sign, old.note
) IS NOT (
  new.id, new.uid, new.text, new.lang, new.kind, new.about, new.same_as_id, new.sign, new.note
)
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES (
    (SELECT change_id FROM open_change), 'claims', old.id, old.id, iif(old.id = new.id, 'update', 'delete'),
    json_object(
      'id', old.id, 'uid', old.uid, 'text', old.text, 'lang', old.lang, 'kind', old.kind, 'about', old.about,
      'same_as_id', old.same_as_id, 'sign', old.sign, 'note', old.note
    )
  );
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  SELECT change_id, 'claims', new.id, new.id, 'insert' FROM open_change WHERE new.id <> old.id;
END;
CREATE TRIGGER claims_history_delete AFTER DELETE ON claims
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES ((SELECT change_id FROM open_change), 'claims', old.id, old.id, 'delete', json_object(
    'id', old.id, 'uid', old.uid, 'text', old.text, 'lang', old.lang, 'kind', old.kind,
    'about', old.about, 'same_as_id', old.same_as_id, 'sign', old.sign, 'note', old.note
  ));
END;

CREATE TRIGGER topics_history_insert AFTER INSERT ON topics
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  VALUES ((SELECT change_id FROM open_change), 'topics', new.id, new.id, 'insert');
END;
CREATE TRIGGER topics_history_update AFTER UPDATE ON topics
WHEN (
  old.id, old.name
) IS NOT (
  new.id, new.name
)
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES (
    (SELECT change_id FROM open_change), 'topics', old.id, old.id, iif(old.id = new.id, 'update', 'delete'),
    json_object(
      'id', old.id, 'name', old.name
    )
  );
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  SELECT change_id, 'topics', new.id, new.id, 'insert' FROM open_change WHERE new.id <> old.id;
END;
CREATE TRIGGER topics_history_delete AFTER DELETE ON topics
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES ((SELECT change_id FROM open_change), 'topics', old.id, old.id, 'delete', json_object(
    'id', old.id, 'name', old.name
  ));
END;

CREATE TRIGGER claim_topics_history_insert AFTER INSERT ON claim_topics
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  VALUES ((SELECT change_id FROM open_change), 'claim_topics', new.id, new.id, 'insert');
END;
CREATE TRIGGER claim_topics_history_update AFTER UPDATE ON claim_topics
WHEN (
  old.id, old.claim_id, old.topic_id
) IS NOT (
  new.id, new.claim_id, new.topic_id
)
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES (
    (SELECT change_id FROM open_change), 'claim_topics', old.id, old.id, iif(old.id = new.id, 'update', 'delete'),
    json_object(
      'id', old.id, 'claim_id', old.claim_id, 'topic_id', old.topic_id
    )
  );
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  SELECT change_id, 'claim_topics', new.id, new.id, 'insert' FROM open_change WHERE new.id <> old.id;
END;
CREATE TRIGGER claim_topics_history_delete AFTER DELETE ON claim_topics
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES ((SELECT change_id FROM open_change), 'claim_topics', old.id, old.id, 'delete', json_object(
    'id', old.id, 'claim_id', old.claim_id, 'topic_id', old.topic_id
  ));
END;

CREATE TRIGGER names_history_insert AFTER INSERT ON names
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  VALUES ((SELECT change_id FROM open_change), 'names', new.id, new.id, 'insert');
END;
CREATE TRIGGER names_history_update AFTER UPDATE ON names
WHEN (
  old.id, old.official_id, old.organization_id, old.claim_id, old.name, old.lang
) IS NOT (
  new.id, new.official_id, new.organization_id, new.claim_id, new.name, new.lang
)
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES (
    (SELECT change_id FROM open_change), 'names', old.id, old.id, iif(old.id = new.id, 'update', 'delete'),
    json_object(
      'id', old.id, 'official_id', old.official_id, 'organization_id', old.organization_id, 'claim_id', old.claim_id,
      'name', old.name, 'lang', old.lang
    )
  );
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  SELECT change_id, 'names', new.id, new.id, 'insert' FROM open_change WHERE new.id <> old.id;
END;
CREATE TRIGGER names_history_delete AFTER DELETE ON names
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES ((SELECT change_id FROM open_change), 'names', old.id, old.id, 'delete', json_object(
    'id', old.id, 'official_id', old.official_id, 'organization_id', old.organization_id,
    'claim_id', old.claim_id, 'name', old.name, 'lang', old.lang
  ));
END;

CREATE TRIGGER not_same_history_insert AFTER INSERT ON not_same
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  VALUES ((SELECT change_id FROM open_change), 'not_same', new.id, new.id, 'insert');
END;
CREATE TRIGGER not_same_history_update AFTER UPDATE ON not_same
WHEN (
  old.id, old.official_id, old.other_official_id, old.organization_id, old.other_organization_id,
  old.claim_id, old.other_claim_id, old.source_id, old.other_source_id
) IS NOT (
  new.id, new.official_id, new.other_official_id, new.organization_id, new.other_organization_id,
  new.claim_id, new.other_claim_id, new.source_id, new.other_source_id
)
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES (
    (SELECT change_id FROM open_change), 'not_same', old.id, old.id, iif(old.id = new.id, 'update', 'delete'),
    json_object(
      'id', old.id, 'official_id', old.official_id, 'other_official_id', old.other_official_id,
      'organization_id', old.organization_id, 'other_organization_id', old.other_organization_id,
      'claim_id', old.claim_id, 'other_claim_id', old.other_claim_id, 'source_id', old.source_id,
      'other_source_id', old.other_source_id
    )
  );
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  SELECT change_id, 'not_same', new.id, new.id, 'insert' FROM open_change WHERE new.id <> old.id;
END;
CREATE TRIGGER not_same_history_delete AFTER DELETE ON not_same
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES ((SELECT change_id FROM open_change), 'not_same', old.id, old.id, 'delete', json_object(
    'id', old.id, 'official_id', old.official_id, 'other_official_id', old.other_official_id,
    'organization_id', old.organization_id, 'other_organization_id', old.other_organization_id,
    'claim_id', old.claim_id, 'other_claim_id', old.other_claim_id,
    'source_id', old.source_id, 'other_source_id', old.other_source_id
  ));
END;

CREATE TRIGGER statements_history_insert AFTER INSERT ON statements
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  VALUES ((SELECT change_id FROM open_change), 'statements', new.id, new.id, 'insert');
END;
CREATE TRIGGER statements_history_update AFTER UPDATE ON statements
WHEN (
  old.id, old.uid, old.voice, old.speaker_text, old.official_id, old.role_title, old.post_organization_id,
  old.organization_id, old.said_on, old.said_on_text, old.said_on_basis, old.wording, old.quote,
  old.paraphrase, old.lang, old.translation, old.review, old.note
) IS NOT (
  new.id, new.uid, new.voice, new.speaker_text, new.official_id, new.role_title, new.post_organization_id,
  new.organization_id, new.said_on, new.said_on_text, new.said_on_basis, new.wording, new.quote,
  new.paraphrase, new.lang, new.translation, new.review, new.note
)
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES (
    (SELECT change_id FROM open_change), 'statements', old.id, old.id, iif(old.id = new.id, 'update', 'delete'),
    json_object(
      'id', old.id, 'uid', old.uid, 'voice', old.voice, 'speaker_text', old.speaker_text,
      'official_id', old.official_id, 'role_title', old.role_title, 'post_organization_id', old.post_organization_id,
      'organization_id', old.organization_id, 'said_on', old.said_on, 'said_on_text', old.said_on_text,
      'said_on_basis', old.said_on_basis, 'wording', old.wording, 'quote', old.quote, 'paraphrase', old.paraphrase,
      'lang', old.lang, 'translation', old.translation, 'review', old.review, 'note', old.note
    )
  );
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  SELECT change_id, 'statements', new.id, new.id, 'insert' FROM open_change WHERE new.id <> old.id;
END;
CREATE TRIGGER statements_history_delete AFTER DELETE ON statements
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES ((SELECT change_id FROM open_change), 'statements', old.id, old.id, 'delete', json_object(
    'id', old.id, 'uid', old.uid, 'voice', old.voice, 'speaker_text', old.speaker_text,
    'official_id', old.official_id, 'role_title', old.role_title,
    'post_organization_id', old.post_organization_id, 'organization_id', old.organization_id,
    'said_on', old.said_on, 'said_on_text', old.said_on_text, 'said_on_basis', old.said_on_basis,
    'wording', old.wording, 'quote', old.quote, 'paraphrase', old.paraphrase, 'lang', old.lang,
    'translation', old.translation, 'review', old.review, 'note', old.note
  ));
END;

CREATE TRIGGER citations_history_insert AFTER INSERT ON citations
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  VALUES ((SELECT change_id FROM open_change), 'citations', new.id, new.id, 'insert');
END;
CREATE TRIGGER citations_history_update AFTER UPDATE ON citations
WHEN (
  old.id, old.statement_id, old.source_id, old.start, old.end, old.verbatim
) IS NOT (
  new.id, new.statement_id, new.source_id, new.start, new.end, new.verbatim
)
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES (
    (SELECT change_id FROM open_change), 'citations', old.id, old.id, iif(old.id = new.id, 'update', 'delete'),
    json_object(
      'id', old.id, 'statement_id', old.statement_id, 'source_id', old.source_id, 'start', old.start, 'end', old.end,
      'verbatim', old.verbatim
    )
  );
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  SELECT change_id, 'citations', new.id, new.id, 'insert' FROM open_change WHERE new.id <> old.id;
END;
CREATE TRIGGER citations_history_delete AFTER DELETE ON citations
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES ((SELECT change_id FROM open_change), 'citations', old.id, old.id, 'delete', json_object(
    'id', old.id, 'statement_id', old.statement_id, 'source_id', old.source_id, 'start', old.start,
    'end', old.end, 'verbatim', old.verbatim
  ));
END;

CREATE TRIGGER stances_history_insert AFTER INSERT ON stances
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  VALUES ((SELECT change_id FROM open_change), 'stances', new.id, new.id, 'insert');
END;
CREATE TRIGGER stances_history_update AFTER UPDATE ON stances
WHEN (
  old.id, old.statement_id, old.claim_id, old.position, old.strength, old.target, old.condition
) IS NOT (
  new.id, new.statement_id, new.claim_id, new.position, new.strength, new.target, new.condition
)
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES (
    (SELECT change_id FROM open_change), 'stances', old.id, old.id, iif(old.id = new.id, 'update', 'delete'),
    json_object(
      'id', old.id, 'statement_id', old.statement_id, 'claim_id', old.claim_id, 'position', old.position,
      'strength', old.strength, 'target', old.target, 'condition', old.condition
    )
  );
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  SELECT change_id, 'stances', new.id, new.id, 'insert' FROM open_change WHERE new.id <> old.id;
END;
CREATE TRIGGER stances_history_delete AFTER DELETE ON stances
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES ((SELECT change_id FROM open_change), 'stances', old.id, old.id, 'delete', json_object(
    'id', old.id, 'statement_id', old.statement_id, 'claim_id', old.claim_id, 'position', old.position,
    'strength', old.strength, 'target', old.target, 'condition', old.condition
  ));
END;

CREATE TRIGGER links_history_insert AFTER INSERT ON links
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  VALUES ((SELECT change_id FROM open_change), 'links', new.id, new.id, 'insert');
END;
CREATE TRIGGER links_history_update AFTER UPDATE ON links
WHEN (
  old.id, old.uid, old.from_id, old.to_id, old.kind, old.status, old.note
) IS NOT (
  new.id, new.uid, new.from_id, new.to_id, new.kind, new.status, new.note
)
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES (
    (SELECT change_id FROM open_change), 'links', old.id, old.id, iif(old.id = new.id, 'update', 'delete'),
    json_object(
      'id', old.id, 'uid', old.uid, 'from_id', old.from_id, 'to_id', old.to_id, 'kind', old.kind, 'status', old.status,
      'note', old.note
    )
  );
  INSERT INTO history (change_id, table_name, first_id, last_id, action)
  SELECT change_id, 'links', new.id, new.id, 'insert' FROM open_change WHERE new.id <> old.id;
END;
CREATE TRIGGER links_history_delete AFTER DELETE ON links
BEGIN
  INSERT INTO history (change_id, table_name, first_id, last_id, action, before)
  VALUES ((SELECT change_id FROM open_change), 'links', old.id, old.id, 'delete', json_object(
    'id', old.id, 'uid', old.uid, 'from_id', old.from_id, 'to_id', old.to_id, 'kind', old.kind,
    'status', old.status, 'note', old.note
  ));
END;
