-- For readers: names spelt out, the readable columns first. Made for `sqlite3 -box tracker.db`.

CREATE VIEW statement_sources AS
-- Where each statement stands, with what each source relays: "Click, citing Tabnak; ISNA".
SELECT
  statements.id AS statement_id,
  (
    SELECT group_concat(chain, '; ')
    FROM (
      SELECT (
        WITH RECURSIVE relayed (step, publication, quotes_id) AS (
          SELECT 0, coalesce(publisher, title, url), quotes_id FROM sources WHERE id = cited.source_id
          UNION ALL
          SELECT step + 1, coalesce(publisher, title, url), sources.quotes_id
          FROM sources JOIN relayed ON sources.id = relayed.quotes_id
          WHERE step < 50
        )
        SELECT group_concat(publication, ', citing ') FROM relayed
      ) AS chain
      FROM (
        SELECT source_id FROM citations
        WHERE citations.statement_id = statements.id
        GROUP BY source_id ORDER BY min(citations.id)
      ) AS cited
    )
  ) AS sources
FROM statements;

CREATE VIEW timeline AS
-- One row for each stance, one for a statement without any; the oldest first, the undated last.
SELECT
  statements.said_on,  -- EDTF; NULL: unknown
  officials.name AS official,
  statements.role_title AS role,
  organizations.name AS organization,  -- spoken for
  (
    SELECT organizations.name || coalesce(' | ' || group_concat(name, ' | '), '')
    FROM names WHERE names.organization_id = organizations.id
  ) AS organization_names,  -- every spelling
  stances.position,
  claims.text AS claim,
  statements.quote,
  statements.translation,
  statements.paraphrase,
  (SELECT sources FROM statement_sources WHERE statement_id = statements.id) AS sources,
  stances.strength,
  stances.target,
  stances.condition,
  statements.review,
  statements.voice,
  statements.speaker_text AS speaker,  -- as printed
  (
    SELECT officials.name || coalesce(' | ' || group_concat(name, ' | '), '')
    FROM names WHERE names.official_id = officials.id
  ) AS official_names,
  posts.name AS post_organization,  -- in which the speaker holds the post
  (SELECT persian FROM persian_dates WHERE edtf = statements.said_on) AS said_on_persian,
  statements.said_on_text,
  statements.said_on_basis,
  statements.earliest,
  statements.latest,
  statements.wording,
  statements.lang,
  statements.note,
  claims.kind AS claim_kind,
  statements.id AS statement_id,
  statements.uid AS statement_uid,
  stances.id AS stance_id,
  statements.official_id,
  statements.organization_id,
  statements.post_organization_id,
  stances.claim_id
FROM statements
LEFT JOIN stances ON stances.statement_id = statements.id
LEFT JOIN claims ON claims.id = stances.claim_id
LEFT JOIN officials ON officials.id = statements.official_id
LEFT JOIN organizations ON organizations.id = statements.organization_id
LEFT JOIN organizations AS posts ON posts.id = statements.post_organization_id
ORDER BY statements.earliest IS NULL, statements.earliest, statements.latest, statements.id, stances.id;

CREATE VIEW denials AS
-- Who denied what, and what kind of thing: an event, a decision, a rumour.
SELECT said_on, official, role, organization, target, claim, quote, translation, paraphrase, sources, strength,
  review, speaker, earliest, latest, statement_id, stance_id, official_id, organization_id, claim_id
FROM timeline
WHERE position = 'denies';
