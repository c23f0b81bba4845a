-- The words of the records, folded and indexed, so that whatever is written finds whatever is typed.
--
-- To search from the shell, put what is looked for into the box and ask the index:
--   UPDATE fold_box SET written = 'پيام رسان';
--   SELECT said_on, official, quote FROM timeline
--   WHERE statement_id IN (SELECT rowid FROM statement_words WHERE words MATCH (SELECT words FROM folded_box));

CREATE TABLE fold_box (
  -- One row: a text to be folded, which `folded_box` shows as it is read. Anybody may write into it.
  id INTEGER PRIMARY KEY CHECK (id = 1),
  written TEXT  -- the text
) STRICT;

INSERT INTO fold_box (id) VALUES (1);

CREATE TRIGGER fold_box_stays BEFORE DELETE ON fold_box
BEGIN SELECT RAISE(ABORT, 'the box stays; put another text into it'); END;
CREATE TRIGGER fold_box_stays_update BEFORE UPDATE OF id ON fold_box WHEN new.id <> old.id
BEGIN SELECT RAISE(ABORT, 'the box stays; put another text into it'); END;

CREATE VIEW written_words AS
-- What is searched of each record, as it was written, a line for each text; those of one kind by number, so that the
-- words are in the same order whatever way they are read.
SELECT 'statement' AS kind, id,
  coalesce(quote, '') || char(10) || coalesce(translation, '') || char(10) || coalesce(paraphrase, '') || char(10)
    || coalesce(speaker_text, '') || char(10) || coalesce(role_title, '') || char(10) || coalesce(note, '') AS words
FROM statements
UNION ALL
SELECT 'source', id,
  coalesce(publisher, '') || char(10) || coalesce(title, '') || char(10) || coalesce(url, '') || char(10)
    || coalesce(text, '')
FROM sources
UNION ALL
SELECT 'claim', id,
  text || char(10) || coalesce((SELECT group_concat(name, char(10)) FROM (SELECT name FROM names WHERE claim_id = claims.id ORDER BY id)), '')
    || char(10) || coalesce(note, '')
FROM claims
UNION ALL
SELECT 'official', id,
  name || char(10) || coalesce((SELECT group_concat(name, char(10)) FROM (SELECT name FROM names WHERE official_id = officials.id ORDER BY id)), '')
    || char(10) || coalesce((SELECT group_concat(title, char(10)) FROM (SELECT title FROM roles WHERE official_id = officials.id ORDER BY id)), '')
    || char(10) || coalesce(note, '')
FROM officials
UNION ALL
SELECT 'organization', id,
  name || char(10)
    || coalesce((SELECT group_concat(name, char(10)) FROM (SELECT name FROM names WHERE organization_id = organizations.id ORDER BY id)), '')
    || char(10) || coalesce(note, '')
FROM organizations
UNION ALL
SELECT 'box', id, written FROM fold_box;

-- The common folds are written out, twenty times as fast as the table; in layers, because SQLite's parser reads no
-- expression that is nested deeper. A test holds them against the table.

CREATE VIEW words_with_one_letter AS
-- Letters that are written one for the other.
SELECT kind, id, words AS written,
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
  replace(replace(replace(replace(replace(replace(replace(replace(
    words
    , char(0x064A), 'ی') , char(0x0649), 'ی') , char(0x06D2), 'ی') , char(0x06D0), 'ی') , char(0x06CE), 'ی')
    , char(0x0626), 'ی') , char(0x06D3), 'ی') , char(0x0643), 'ک') , char(0x06AA), 'ک') , char(0x0629), 'ه')
    , char(0x06D5), 'ه') , char(0x06C1), 'ه') , char(0x06BE), 'ه') , char(0x06C0), 'ه') , char(0x06C2), 'ه')
    , char(0x06C3), 'ه') , char(0x0624), 'و') , char(0x0622), 'ا') , char(0x0623), 'ا') , char(0x0625), 'ا')
    , char(0x0671), 'ا') AS words
FROM written_words;

CREATE VIEW words_with_one_digit AS
-- Digits of all three sets.
SELECT kind, id, written,
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
  replace(replace(replace(replace(replace(replace(replace(
    words
    , char(0x06F0), '0') , char(0x0660), '0') , char(0x06F1), '1') , char(0x0661), '1') , char(0x06F2), '2')
    , char(0x0662), '2') , char(0x06F3), '3') , char(0x0663), '3') , char(0x06F4), '4') , char(0x0664), '4')
    , char(0x06F5), '5') , char(0x0665), '5') , char(0x06F6), '6') , char(0x0666), '6') , char(0x06F7), '7')
    , char(0x0667), '7') , char(0x06F8), '8') , char(0x0668), '8') , char(0x06F9), '9') , char(0x0669), '9') AS words
FROM words_with_one_letter;

CREATE VIEW words_with_no_marks AS
-- Without hamza by itself, tatweel and vowel signs.
SELECT kind, id, written,
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
  replace(
    words
    , char(0x0621), '') , char(0x0640), '') , char(0x064B), '') , char(0x064C), '') , char(0x064D), '')
    , char(0x064E), '') , char(0x064F), '') , char(0x0650), '') , char(0x0651), '') , char(0x0652), '')
    , char(0x0653), '') , char(0x0654), '') , char(0x0655), '') , char(0x0670), '') AS words
FROM words_with_one_digit;

CREATE VIEW words_with_no_format AS
-- Without invisible characters; the half-space parts words as a space does.
SELECT kind, id, written,
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
  replace(replace(replace(replace(replace(
    words
    , char(0x00AD), '') , char(0x061C), '') , char(0x200D), '') , char(0x200E), '') , char(0x200F), '')
    , char(0x202A), '') , char(0x202B), '') , char(0x202C), '') , char(0x202D), '') , char(0x202E), '')
    , char(0x2060), '') , char(0x2066), '') , char(0x2067), '') , char(0x2068), '') , char(0x2069), '')
    , char(0xFEFF), '') , char(0x200C), ' ') , char(0x200B), ' ') AS words
FROM words_with_no_marks;

CREATE VIEW folded_words AS
-- What is searched of each record, as it is read. The signs of the Quran and the shapes of old files are so rare that
-- only the texts that have some go through the table. That is asked of the text as it was written: to ask it of the
-- folded one would fold it for each question anew.
SELECT kind, id,
  CASE
    WHEN written GLOB '*[' || char(0x0610) || '-' || char(0x061A) || char(0x0656) || '-' || char(0x065F)
        || char(0x06D6) || '-' || char(0x06ED) || ']*'
      OR instr(CAST(written AS BLOB), x'EF')
        AND written GLOB '*[' || char(0xFB50) || '-' || char(0xFDFF) || char(0xFE70) || '-' || char(0xFEFC) || ']*'
    THEN (
      WITH RECURSIVE step (n, words) AS (
        SELECT 0, written
        UNION ALL
        SELECT n + 1, replace(step.words, folds.written, read) FROM step JOIN folds ON folds.id = n + 1
      )
      SELECT words FROM step WHERE n = (SELECT max(id) FROM folds)
    )
    ELSE words
  END AS words
FROM words_with_no_format;

CREATE VIEW folded_box AS
-- What is in the box, as it is read.
SELECT words FROM folded_words WHERE kind = 'box';

-- One index for each kind of record. Those of statements and sources, which are nearly all of the file, keep no copy
-- of the words: to forget an old text they need it again, by way of the box. The others forget by number.

CREATE VIEW statement_text AS
-- What the index of statements has, by number.
SELECT id, words FROM folded_words WHERE kind = 'statement';
CREATE VIRTUAL TABLE statement_words USING fts5 (
  words, content = 'statement_text', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
-- How many bytes of words an import gathers before it writes them out: the more, the fewer are merged later.
INSERT INTO statement_words (statement_words, rank) VALUES ('hashsize', 16777216);

CREATE VIEW source_text AS
-- What the index of sources has, by number.
SELECT id, words FROM folded_words WHERE kind = 'source';
CREATE VIRTUAL TABLE source_words USING fts5 (
  words, content = 'source_text', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE claim_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE official_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE organization_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2');

CREATE TRIGGER statements_words_insert AFTER INSERT ON statements
BEGIN
  INSERT INTO statement_words (rowid, words) SELECT id, words FROM statement_text WHERE id = new.id;
END;
CREATE TRIGGER statements_words_update
AFTER UPDATE OF id, quote, translation, paraphrase, speaker_text, role_title, note ON statements
WHEN (old.id, old.quote, old.translation, old.paraphrase, old.speaker_text, old.role_title, old.note)
  IS NOT (new.id, new.quote, new.translation, new.paraphrase, new.speaker_text, new.role_title, new.note)
BEGIN
  UPDATE fold_box
  SET written = coalesce(old.quote, '') || char(10) || coalesce(old.translation, '')
       || char(10) || coalesce(old.paraphrase, '') || char(10) || coalesce(old.speaker_text, '')
       || char(10) || coalesce(old.role_title, '') || char(10) || coalesce(old.note, '');
  INSERT INTO statement_words (statement_words, rowid, words) SELECT 'delete', old.id, words FROM folded_box;
  UPDATE fold_box SET written = NULL;
  INSERT INTO statement_words (rowid, words) SELECT id, words FROM statement_text WHERE id = new.id;
END;
CREATE TRIGGER statements_words_delete AFTER DELETE ON statements
BEGIN
  UPDATE fold_box
  SET written = coalesce(old.quote, '') || char(10) || coalesce(old.translation, '')
       || char(10) || coalesce(old.paraphrase, '') || char(10) || coalesce(old.speaker_text, '')
       || char(10) || coalesce(old.role_title, '') || char(10) || coalesce(old.note, '');
  INSERT INTO statement_words (statement_words, rowid, words) SELECT 'delete', old.id, words FROM folded_box;
  UPDATE fold_box SET written = NULL;
END;

CREATE TRIGGER sources_words_insert AFTER INSERT ON sources
BEGIN
  INSERT INTO source_words (rowid, words) SELECT id, words FROM source_text WHERE id = new.id;
END;
CREATE TRIGGER sources_words_update AFTER UPDATE OF id, publisher, title, url, text ON sources
WHEN (old.id, old.publisher, old.title, old.url, old.text)
  IS NOT (new.id, new.publisher, new.title, new.url, new.text)
BEGIN
  UPDATE fold_box
  SET written = coalesce(old.publisher, '') || char(10) || coalesce(old.title, '')
       || char(10) || coalesce(old.url, '') || char(10) || coalesce(old.text, '');
  INSERT INTO source_words (source_words, rowid, words) SELECT 'delete', old.id, words FROM folded_box;
  UPDATE fold_box SET written = NULL;
  INSERT INTO source_words (rowid, words) SELECT id, words FROM source_text WHERE id = new.id;
END;
CREATE TRIGGER sources_words_delete AFTER DELETE ON sources
BEGIN
  UPDATE fold_box
  SET written = coalesce(old.publisher, '') || char(10) || coalesce(old.title, '')
       || char(10) || coalesce(old.url, '') || char(10) || coalesce(old.text, '');
  INSERT INTO source_words (source_words, rowid, words) SELECT 'delete', old.id, words FROM folded_box;
  UPDATE fold_box SET written = NULL;
END;

CREATE VIEW read_again AS
-- Whose words are to be read again: what is inserted here, a kind with a number, gets into its index anew.
SELECT 'official' AS kind, 0 AS id WHERE false;

CREATE TRIGGER read_again_insert INSTEAD OF INSERT ON read_again
BEGIN
  DELETE FROM claim_words WHERE rowid = new.id AND new.kind = 'claim';
  INSERT INTO claim_words (rowid, words)
  SELECT id, words FROM folded_words WHERE kind = 'claim' AND id = new.id AND new.kind = 'claim';

  DELETE FROM official_words WHERE rowid = new.id AND new.kind = 'official';
  INSERT INTO official_words (rowid, words)
  SELECT id, words FROM folded_words WHERE kind = 'official' AND id = new.id AND new.kind = 'official';

  DELETE FROM organization_words WHERE rowid = new.id AND new.kind = 'organization';
  INSERT INTO organization_words (rowid, words)
  SELECT id, words FROM folded_words WHERE kind = 'organization' AND id = new.id AND new.kind = 'organization';
END;

CREATE TRIGGER claims_words_insert AFTER INSERT ON claims
BEGIN INSERT INTO read_again VALUES ('claim', new.id); END;
CREATE TRIGGER claims_words_update AFTER UPDATE OF id, text, note ON claims
BEGIN INSERT INTO read_again VALUES ('claim', old.id), ('claim', new.id); END;
CREATE TRIGGER claims_words_delete AFTER DELETE ON claims
BEGIN INSERT INTO read_again VALUES ('claim', old.id); END;

CREATE TRIGGER officials_words_insert AFTER INSERT ON officials
BEGIN INSERT INTO read_again VALUES ('official', new.id); END;
CREATE TRIGGER officials_words_update AFTER UPDATE OF id, name, note ON officials
BEGIN INSERT INTO read_again VALUES ('official', old.id), ('official', new.id); END;
CREATE TRIGGER officials_words_delete AFTER DELETE ON officials
BEGIN INSERT INTO read_again VALUES ('official', old.id); END;

CREATE TRIGGER organizations_words_insert AFTER INSERT ON organizations
BEGIN INSERT INTO read_again VALUES ('organization', new.id); END;
CREATE TRIGGER organizations_words_update AFTER UPDATE OF id, name, note ON organizations
BEGIN INSERT INTO read_again VALUES ('organization', old.id), ('organization', new.id); END;
CREATE TRIGGER organizations_words_delete AFTER DELETE ON organizations
BEGIN INSERT INTO read_again VALUES ('organization', old.id); END;

-- A further name belongs to the words of its record.
CREATE TRIGGER names_words_insert AFTER INSERT ON names
BEGIN
  INSERT INTO read_again
  VALUES ('official', new.official_id), ('organization', new.organization_id), ('claim', new.claim_id);
END;
CREATE TRIGGER names_words_update AFTER UPDATE OF id, official_id, organization_id, claim_id, name ON names
BEGIN
  INSERT INTO read_again
  VALUES ('official', old.official_id), ('organization', old.organization_id), ('claim', old.claim_id);
  INSERT INTO read_again
  VALUES ('official', new.official_id), ('organization', new.organization_id), ('claim', new.claim_id);
END;
CREATE TRIGGER names_words_delete AFTER DELETE ON names
BEGIN
  INSERT INTO read_again
  VALUES ('official', old.official_id), ('organization', old.organization_id), ('claim', old.claim_id);
END;

-- A post belongs to the words of its official.
CREATE TRIGGER roles_words_insert AFTER INSERT ON roles
BEGIN INSERT INTO read_again VALUES ('official', new.official_id); END;
CREATE TRIGGER roles_words_update AFTER UPDATE OF id, official_id, title ON roles
BEGIN INSERT INTO read_again VALUES ('official', old.official_id), ('official', new.official_id); END;
CREATE TRIGGER roles_words_delete AFTER DELETE ON roles
BEGIN INSERT INTO read_again VALUES ('official', old.official_id); END;
