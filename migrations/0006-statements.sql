-- Who said what, when, in which words, where it stands, and which position it takes.
--
-- The words that a column allows are named one by one: for `IN` with more than two, SQLite makes a table of them anew
-- with each INSERT, which takes longer than to write the row.

CREATE TABLE statements (
  -- One utterance.
  id INTEGER PRIMARY KEY,
  -- Its name across files, made up where none is given.
  uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16))))
    CHECK (uid <> '' AND uid NOT GLOB '*[^!-~]*'),
  -- person: a named official. unnamed: an official the source does not name. body: an organization itself.
  -- hearsay: a rumour, "it is said".
  voice TEXT NOT NULL
    CHECK (voice = 'person' OR voice = 'unnamed' OR voice = 'body' OR voice = 'hearsay'),
  speaker_text TEXT CHECK (trim(speaker_text) <> ''),  -- the speaker as printed
  official_id INTEGER REFERENCES officials,  -- the named official
  role_title TEXT CHECK (trim(role_title) <> ''),  -- the role as printed
  post_organization_id INTEGER REFERENCES organizations,  -- the body in which the speaker holds the post
  organization_id INTEGER REFERENCES organizations,  -- the body spoken for; NULL: for oneself, or for nobody
  said_on TEXT REFERENCES dates,  -- NULL: unknown
  said_on_text TEXT CHECK (trim(said_on_text) <> ''),  -- the date as printed
  -- What the date rests on.
  said_on_basis TEXT CHECK (
    said_on_basis = 'stated' OR said_on_basis = 'reported' OR said_on_basis = 'inferred' OR said_on_basis = 'from-url'
  ),
  earliest TEXT,  -- copied from `dates` by a trigger; whatever one writes here is put right
  latest TEXT,  -- likewise: the last day that the date can mean
  -- How the source gives the words.
  wording TEXT CHECK (wording = 'direct' OR wording = 'indirect' OR wording = 'headline'),
  quote TEXT CHECK (trim(quote) <> ''),  -- verbatim, in the language of the source
  paraphrase TEXT CHECK (trim(paraphrase) <> ''),  -- in our words; never instead of a quote, never as one
  lang TEXT CHECK (lang GLOB '[a-z][a-z]' OR lang GLOB '[a-z][a-z][a-z]'),  -- of the quote, ISO 639
  translation TEXT CHECK (trim(translation) <> ''),  -- of the quote
  -- Whether somebody has held the quote against its source.
  review TEXT NOT NULL DEFAULT 'unverified'
    CHECK (review = 'unverified' OR review = 'verified' OR review = 'disputed'),
  note TEXT,  -- a remark

  CONSTRAINT "a statement has a quote or a paraphrase" CHECK (coalesce(quote, paraphrase) IS NOT NULL),
  CONSTRAINT "a statement in a person's voice, and no other, names the official"
  CHECK ((voice = 'person') = (official_id IS NOT NULL)),
  CONSTRAINT "an unnamed official is given as printed, in speaker_text"
  CHECK (voice <> 'unnamed' OR speaker_text IS NOT NULL),
  CONSTRAINT "a statement in a body's voice names the organization"
  CHECK (voice <> 'body' OR organization_id IS NOT NULL),
  CONSTRAINT "only a date has a basis" CHECK (said_on_basis IS NULL OR said_on IS NOT NULL)
) STRICT;

CREATE INDEX statements_by_organization ON statements (organization_id, earliest, latest, id);
CREATE INDEX statements_by_official ON statements (official_id, earliest, latest, id);
CREATE INDEX statements_by_post ON statements (post_organization_id, earliest, latest, id);
CREATE INDEX statements_by_time ON statements (earliest, latest, id);

CREATE TABLE citations (
  -- Where a statement stands in a source. One utterance in three outlets has three citations.
  id INTEGER PRIMARY KEY,
  statement_id INTEGER NOT NULL REFERENCES statements,  -- the statement
  source_id INTEGER NOT NULL REFERENCES sources,  -- where it stands
  -- Code points of the source's text, from 0, the end not included: substr(text, start + 1, end - start).
  start INTEGER CHECK (start >= 0),
  end INTEGER,  -- behind the last code point
  -- 1: the quote stands there to the letter. 0 with a place: there it is spelt otherwise; 0 without: it does not stand
  -- there. NULL: nobody has looked.
  verbatim INTEGER CHECK (verbatim IN (0, 1)),

  CONSTRAINT "a place in a text has a start and a later end"
  CHECK ((start IS NULL AND end IS NULL) OR (start IS NOT NULL AND end IS NOT NULL AND start < end))
) STRICT;

CREATE UNIQUE INDEX citations_once ON citations (statement_id, source_id, ifnull(start, -1), ifnull(end, -1));
CREATE INDEX citations_by_source ON citations (source_id);

CREATE TABLE stances (
  -- The position that a statement takes on a claim, on one of two axes.
  id INTEGER PRIMARY KEY,
  statement_id INTEGER NOT NULL REFERENCES statements,  -- which statement takes it
  claim_id INTEGER NOT NULL REFERENCES claims,  -- on what
  -- declines: neither confirms nor denies.
  position TEXT NOT NULL CHECK (
    position = 'affirms' OR position = 'denies' OR position = 'declines'
    OR position = 'supports' OR position = 'opposes' OR position = 'neutral'
  ),
  -- is: whether it is so. ought: whether it should be so.
  axis TEXT GENERATED ALWAYS AS (
    CASE WHEN position = 'affirms' OR position = 'denies' OR position = 'declines' THEN 'is' ELSE 'ought' END
  ) VIRTUAL,
  -- +1 for, -1 against, 0 neither.
  polarity INTEGER GENERATED ALWAYS AS (
    CASE WHEN position IN ('affirms', 'supports') THEN 1 WHEN position IN ('denies', 'opposes') THEN -1 ELSE 0 END
  ) VIRTUAL,
  strength INTEGER CHECK (strength BETWEEN 1 AND 3),  -- 1 guarded, 2 plain, 3 emphatic; NULL: not judged
  -- What a denial denies.
  target TEXT CHECK (target = 'event' OR target = 'decision' OR target = 'rumour'),
  condition TEXT CHECK (trim(condition) <> ''),  -- "if …", as far as the position depends on one
  -- Copied from the statement and the claim by triggers, so that one index answers "what did they say on this, and
  -- when"; whatever one writes here is put right.
  official_id INTEGER REFERENCES officials,
  organization_id INTEGER REFERENCES organizations,  -- spoken for
  earliest TEXT,  -- the first day that the date can mean
  latest TEXT,  -- the last day
  uncertain INTEGER,  -- 1 where the date has a ?, ~ or %
  root_id INTEGER REFERENCES claims,  -- the root claim: the claim itself, or the one that it repeats or negates
  side INTEGER,  -- the polarity on the root claim: +1 for it, -1 against it, 0 neither

  CONSTRAINT "a statement takes one stance on a claim and axis" UNIQUE (statement_id, claim_id, axis),
  CONSTRAINT "only a denial has a target" CHECK (target IS NULL OR position = 'denies')
) STRICT;

CREATE INDEX stances_by_claim ON stances (claim_id, earliest, latest, statement_id);
-- One actor's stances on one root claim and axis, in time; nothing else has to be read to follow them.
CREATE INDEX stances_by_official
ON stances (official_id, root_id, axis, earliest, latest, id, side, organization_id);
CREATE INDEX stances_by_organization
ON stances (organization_id, root_id, axis, earliest, latest, id, side, official_id);
-- The stances of one side on one root claim and axis, in time.
CREATE INDEX stances_by_root
ON stances (root_id, axis, side, earliest, latest, id, official_id, organization_id);

CREATE TABLE links (
  -- A reference from one statement to another, such as an answer or a correction.
  id INTEGER PRIMARY KEY,
  -- Its name across files, made up where none is given.
  uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16))))
    CHECK (uid <> '' AND uid NOT GLOB '*[^!-~]*'),
  from_id INTEGER NOT NULL REFERENCES statements,  -- the statement that refers
  to_id INTEGER NOT NULL REFERENCES statements,  -- the statement that is referred to
  -- In which way.
  kind TEXT NOT NULL CHECK (kind IN (
    'responds-to', 'reaffirms', 'contradicts', 'supersedes', 'retracts', 'clarifies', 'softens', 'hardens',
    'quotes', 'rates'
  )),
  -- Whether a person has decided on it.
  status TEXT NOT NULL DEFAULT 'confirmed' CHECK (status IN ('suggested', 'confirmed', 'dismissed')),
  note TEXT,  -- a remark

  CONSTRAINT "a link joins two different statements" CHECK (from_id <> to_id),
  CONSTRAINT "two statements are linked once in one way" UNIQUE (from_id, to_id, kind)
) STRICT;

CREATE INDEX links_by_target ON links (to_id);
