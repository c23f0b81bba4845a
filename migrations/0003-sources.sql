-- Where it was published.

CREATE TABLE sources (
  -- One publication: an article, a communiqué, a post. What it relays ("Click, citing Tabnak") is a source of
  -- its own that `quotes_id` names: the chain of quotation. A relayed article without a URL is a stub of its
  -- own for each source that relays it, because nobody knows whether two of them mean the same one.
  id INTEGER PRIMARY KEY,
  -- Its name across files, made up where none is given.
  uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16))))
    CHECK (uid <> '' AND uid NOT GLOB '*[^!-~]*'),
  publisher TEXT CHECK (trim(publisher) <> '' AND instr(publisher, char(10)) = 0),  -- who published it
  title TEXT CHECK (trim(title) <> ''),  -- its headline
  url TEXT UNIQUE CHECK (trim(url) <> '' AND instr(url, ' ') = 0 AND instr(url, char(10)) = 0),  -- its address
  lang TEXT CHECK (lang GLOB '[a-z][a-z]' OR lang GLOB '[a-z][a-z][a-z]'),  -- of the publication, ISO 639
  published TEXT REFERENCES dates,  -- when, EDTF
  accessed TEXT REFERENCES dates,  -- when somebody of ours saw it
  text TEXT,  -- the archived words; offsets in citations count its code points
  text_sha3 TEXT CHECK (length(text_sha3) = 64 AND text_sha3 NOT GLOB '*[^0-9a-f]*'),  -- SHA3-256 of its UTF-8
  quotes_id INTEGER REFERENCES sources,  -- the source that this one relays

  CONSTRAINT "a source has a publisher, a title or a URL" CHECK (coalesce(publisher, title, url) IS NOT NULL),
  CONSTRAINT "an archived text has its SHA3-256 beside it" CHECK ((text IS NULL) = (text_sha3 IS NULL))
) STRICT;

CREATE INDEX sources_by_publisher ON sources (publisher);
CREATE INDEX sources_by_title ON sources (title);
CREATE INDEX sources_by_quotes ON sources (quotes_id);

-- No cycles.
CREATE TRIGGER sources_quotes_insert AFTER INSERT ON sources WHEN new.quotes_id IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'a source cannot relay itself')
  WHERE new.id IN (
    WITH RECURSIVE chain (id) AS (
      VALUES (new.quotes_id)
      UNION
      SELECT quotes_id FROM sources JOIN chain USING (id) WHERE quotes_id IS NOT NULL
    )
    SELECT id FROM chain
  );
END;
CREATE TRIGGER sources_quotes_update AFTER UPDATE OF id, quotes_id ON sources WHEN new.quotes_id IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'a source cannot relay itself')
  WHERE new.id IN (
    WITH RECURSIVE chain (id) AS (
      VALUES (new.quotes_id)
      UNION
      SELECT quotes_id FROM sources JOIN chain USING (id) WHERE quotes_id IS NOT NULL
    )
    SELECT id FROM chain
  );
END;
