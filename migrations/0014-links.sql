-- Statements that refer to each other, for readers.

CREATE VIEW statement_links AS
-- The links of each statement, seen from either end, with the statement at the other end.
SELECT
  from_id AS statement_id, 'to' AS direction, kind, to_id AS other_id, status, links.note, links.id AS link_id
FROM links
UNION ALL
SELECT to_id, 'from', kind, from_id, status, links.note, links.id
FROM links;

CREATE VIEW suggested_answers AS
-- Denials that say what they deny, with the statement that they may respond to: the nearest one until then that
-- affirmed the same. Those that a person has linked or dismissed are left out.
SELECT
  denial.statement_id AS from_id,
  affirmed.statement_id AS to_id,
  'responds-to' AS kind,
  denial.root_id
FROM stances AS denial
JOIN stances AS affirmed ON affirmed.id = (
  SELECT near.id FROM stances AS near
  WHERE near.root_id = denial.root_id AND near.axis = denial.axis AND near.side = -denial.side
    AND near.statement_id <> denial.statement_id
    AND (near.earliest, near.latest) <= (denial.earliest, denial.latest)
  ORDER BY near.earliest DESC, near.latest DESC, near.id DESC LIMIT 1
)
WHERE denial.position = 'denies' AND denial.target IS NOT NULL
  AND NOT EXISTS (
    SELECT 1 FROM links
    WHERE from_id = denial.statement_id AND to_id = affirmed.statement_id AND kind = 'responds-to'
  );
