-- Each actor's stances in time. An actor is an official, or an organization with all that was said for it.

CREATE VIEW stance_steps AS
-- One row for each stance of an actor on a root claim and axis, neutral and declined left out, in time, and what it
-- did to the actor's line: takes (the first), turns (the other side from here on), reaffirms, hardens, softens (the
-- same side, as firmly, more firmly, less firmly). Stances without a date have no place in time: each side of them
-- stands by itself. Where it is not known that a stance on the other side came later, it is unordered and not a turn.
SELECT
  actor_kind, actor_id, root_id, axis, side, earliest, latest, strength, claim_id, statement_id, stance_id,
  CASE
    WHEN lag(side) OVER line IS NULL THEN 'takes'
    WHEN lag(side) OVER line <> side THEN iif(
      lag(latest) OVER line < earliest
        AND NOT (
          (uncertain OR lag(uncertain) OVER line) AND julianday(earliest) - julianday(lag(latest) OVER line) < 31
        ),
      'turns', 'unordered'
    )
    WHEN lag(strength) OVER line < strength THEN 'hardens'
    WHEN lag(strength) OVER line > strength THEN 'softens'
    ELSE 'reaffirms'
  END AS step
FROM (
  SELECT
    'official' AS actor_kind, official_id AS actor_id, root_id, axis, side, earliest, latest, strength, claim_id,
    statement_id, id AS stance_id, uncertain
  FROM stances WHERE official_id IS NOT NULL AND side <> 0
  UNION ALL
  SELECT
    'organization', organization_id, root_id, axis, side, earliest, latest, strength, claim_id, statement_id, id,
    uncertain
  FROM stances WHERE organization_id IS NOT NULL AND side <> 0
)
-- A filter on a column that makes up the line reaches the index; one on another column is looked at last.
WINDOW line AS (
  PARTITION BY actor_kind, actor_id, root_id, axis, iif(earliest IS NULL, side, 0)
  ORDER BY earliest, latest, stance_id
);

CREATE VIEW stance_history AS
-- One row for each span of time in which an actor held one side of a root claim: from which statement on, until
-- which, and on which statements it rests. A span without dates has no place in time.
SELECT
  actor_kind,
  iif(
    actor_kind = 'official',
    (SELECT name FROM officials WHERE id = actor_id),
    (SELECT name FROM organizations WHERE id = actor_id)
  ) AS actor,
  CASE axis || side WHEN 'is1' THEN 'affirms' WHEN 'is-1' THEN 'denies' WHEN 'ought1' THEN 'supports' ELSE 'opposes' END
    AS position,
  (SELECT text FROM claims WHERE id = root_id) AS claim,
  (SELECT said_on FROM statements WHERE id = first_statement_id) AS since,  -- EDTF: when it was first said
  (SELECT said_on FROM statements WHERE id = last_statement_id) AS last_said,
  statements,  -- how many
  statement_ids,  -- which, in time
  steps,  -- what each of them did: takes, turns or unordered, then reaffirms, hardens, softens
  is_last,  -- 1: the last span in time, so what the actor holds now, as far as the order is known
  actor_id, root_id, axis, side, first_statement_id, last_statement_id, earliest, last_day AS latest
FROM (
  SELECT
    *,
    count(*) OVER span AS statements,
    first_value(statement_id) OVER span AS first_statement_id,
    last_value(statement_id) OVER span AS last_statement_id,
    last_value(latest) OVER span AS last_day,
    group_concat(statement_id, ' ') OVER span AS statement_ids,
    group_concat(step, ' ') OVER span AS steps
  FROM (
    SELECT *, span_number = max(span_number) OVER line AS is_last
    FROM (
      SELECT *, sum(step IN ('turns', 'unordered')) OVER up_to_here AS span_number
      FROM stance_steps
      WINDOW up_to_here AS (
        PARTITION BY actor_kind, actor_id, root_id, axis, iif(earliest IS NULL, side, 0)
        ORDER BY earliest, latest, stance_id
      )
    )
    -- One window for each level: only then does a filter reach the index.
    WINDOW line AS (PARTITION BY actor_kind, actor_id, root_id, axis, iif(earliest IS NULL, side, 0))
  )
  WINDOW span AS (
    PARTITION BY actor_kind, actor_id, root_id, axis, iif(earliest IS NULL, side, 0), span_number
    ORDER BY earliest, latest, stance_id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  )
)
WHERE step IN ('takes', 'turns', 'unordered')  -- the first of each span
ORDER BY actor_kind, actor_id, root_id, axis, earliest IS NULL, earliest;

CREATE VIEW current_stances AS
-- Who holds which position now, and since when: the last span of each actor on each root claim; without a place in
-- time where the statements have no date.
SELECT actor_kind, actor, position, claim, since, last_said, statements, statement_ids, actor_id, root_id, axis, side
FROM stance_history
WHERE is_last;
