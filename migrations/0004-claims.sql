-- What it is about.

CREATE TABLE claims (
  -- A proposition that one can affirm, deny, support or oppose, in a sentence of ours.
  id INTEGER PRIMARY KEY,
  -- Its name across files, made up where none is given.
  uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16))))
    CHECK (uid <> '' AND uid NOT GLOB '*[^!-~]*'),
  -- The sentence; further wordings and other languages stand in `names`.
  text TEXT NOT NULL CHECK (trim(text) <> '' AND instr(text, char(10)) = 0),
  lang TEXT CHECK (lang GLOB '[a-z][a-z]' OR lang GLOB '[a-z][a-z][a-z]'),  -- of the text, ISO 639
  -- event: it happened. decision: it was decided. policy: it should be so. forecast: it will happen.
  -- attribution: X said P (so "I never said P" denies this claim, not P). responsibility: X did P.
  kind TEXT NOT NULL DEFAULT 'event' CHECK (
    kind = 'event' OR kind = 'decision' OR kind = 'policy' OR kind = 'forecast' OR kind = 'attribution'
    OR kind = 'responsibility'
  ),
  about TEXT REFERENCES dates,  -- the time that the proposition speaks of, if any
  -- A claim that says the same as another (+1) or its negation (-1) points to that root claim.
  same_as_id INTEGER REFERENCES claims,
  sign INTEGER CHECK (sign IN (1, -1)),  -- +1 the same in other words, -1 its negation
  note TEXT,  -- a remark

  CONSTRAINT "same_as_id and sign go together" CHECK ((same_as_id IS NULL) = (sign IS NULL))
) STRICT;

CREATE INDEX claims_by_text ON claims (text);
CREATE INDEX claims_by_same_as ON claims (same_as_id);

-- A root is no branch of another root: no chains.
CREATE TRIGGER claims_same_as_insert AFTER INSERT ON claims WHEN new.same_as_id IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'a claim can only be the same as a root claim, one that is not itself the same as another')
  WHERE new.same_as_id = new.id
    OR EXISTS (SELECT 1 FROM claims WHERE id = new.same_as_id AND same_as_id IS NOT NULL)
    OR EXISTS (SELECT 1 FROM claims WHERE same_as_id = new.id);
END;

CREATE TRIGGER claims_same_as_update AFTER UPDATE OF id, same_as_id ON claims WHEN new.same_as_id IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'a claim can only be the same as a root claim, one that is not itself the same as another')
  WHERE new.same_as_id = new.id
    OR EXISTS (SELECT 1 FROM claims WHERE id = new.same_as_id AND same_as_id IS NOT NULL)
    OR EXISTS (SELECT 1 FROM claims WHERE same_as_id = new.id);
END;

CREATE TABLE topics (
  -- A subject heading, such as "Telegram".
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (trim(name) <> '' AND instr(name, char(10)) = 0)  -- the heading
) STRICT;

CREATE TABLE claim_topics (
  id INTEGER PRIMARY KEY,  -- its number in this file
  claim_id INTEGER NOT NULL REFERENCES claims,  -- what stands under it
  topic_id INTEGER NOT NULL REFERENCES topics,  -- the heading
  UNIQUE (claim_id, topic_id)
) STRICT;

CREATE INDEX claim_topics_by_topic ON claim_topics (topic_id);
