-- Statements set against each other.
--
-- An opposed pair is a stance and the nearest one before it on the other side of the same root claim and axis. It is
-- looked for three times: among the stances of one official, among those for one organization, and among those of
-- others; a pair of one official is not one of their organization too. Repeating a position makes no new pair. A rumour
-- has no actor and is opposed to nobody.
--
-- A stance without a date has none before it. It is set against the first of the other side that has a date, or where
-- none has one, against the first that was recorded.

CREATE VIEW opposed_pairs AS
-- The numbers of the stances of each opposed pair, as fast as they can be found: both ways, from the first and from
-- the second, by one look into an index. The view `opposed` spells them out.

-- One official: the stance just before is on the other side.
SELECT
  'official' AS scope,
  b.root_id, a.id AS first_id, b.id AS second_id,
  a.official_id AS first_official_id, a.organization_id AS first_organization_id,
  b.official_id AS second_official_id, b.organization_id AS second_organization_id
FROM stances AS a
JOIN stances AS b
  ON a.id = (
    SELECT id FROM stances AS near
    WHERE near.official_id = b.official_id AND near.root_id = b.root_id AND near.axis = b.axis AND near.side <> 0
      AND (near.earliest, near.latest, near.id) < (b.earliest, b.latest, b.id)
    ORDER BY near.earliest DESC, near.latest DESC, near.id DESC LIMIT 1
  )
  AND b.id = (
    SELECT id FROM stances AS near
    WHERE near.official_id = a.official_id AND near.root_id = a.root_id AND near.axis = a.axis AND near.side <> 0
      AND (near.earliest, near.latest, near.id) > (a.earliest, a.latest, a.id)
    ORDER BY near.earliest, near.latest, near.id LIMIT 1
  )
WHERE a.side = -b.side AND b.side <> 0

UNION ALL
-- One organization: the same, by two speakers.
SELECT
  'organization',
  b.root_id, a.id, b.id, a.official_id, a.organization_id, b.official_id, b.organization_id
FROM stances AS a
JOIN stances AS b
  ON a.id = (
    SELECT id FROM stances AS near
    WHERE near.organization_id = b.organization_id AND near.root_id = b.root_id AND near.axis = b.axis
      AND near.side <> 0 AND (near.earliest, near.latest, near.id) < (b.earliest, b.latest, b.id)
    ORDER BY near.earliest DESC, near.latest DESC, near.id DESC LIMIT 1
  )
  AND b.id = (
    SELECT id FROM stances AS near
    WHERE near.organization_id = a.organization_id AND near.root_id = a.root_id AND near.axis = a.axis
      AND near.side <> 0 AND (near.earliest, near.latest, near.id) > (a.earliest, a.latest, a.id)
    ORDER BY near.earliest, near.latest, near.id LIMIT 1
  )
WHERE a.side = -b.side AND b.side <> 0 AND (a.official_id = b.official_id) IS NOT TRUE

UNION ALL
-- Others: the nearest before by somebody else on the other side, unless the speaker has said the same since. Seen from
-- the first, the second is found up to the next stance on the first one's side …
SELECT
  'others',
  b.root_id, a.id, b.id, a.official_id, a.organization_id, b.official_id, b.organization_id
FROM stances AS a
JOIN stances AS b
  ON a.id = (
    SELECT id FROM stances AS near
    WHERE near.root_id = b.root_id AND near.axis = b.axis AND near.side = -b.side
      AND (near.earliest, near.latest, near.id) < (b.earliest, b.latest, b.id)
      AND coalesce(near.official_id, near.organization_id) IS NOT NULL
      AND (near.official_id = b.official_id) IS NOT TRUE AND (near.organization_id = b.organization_id) IS NOT TRUE
    ORDER BY near.earliest DESC, near.latest DESC, near.id DESC LIMIT 1
  )
  AND b.root_id = a.root_id AND b.axis = a.axis AND b.side = -a.side AND b.earliest >= a.earliest
  AND b.earliest <= ifnull(
    (
      SELECT near.earliest FROM stances AS near
      WHERE near.root_id = a.root_id AND near.axis = a.axis AND near.side = a.side
        AND (near.earliest, near.latest, near.id) > (a.earliest, a.latest, a.id)
        AND coalesce(near.official_id, near.organization_id) IS NOT NULL
      ORDER BY near.earliest, near.latest, near.id LIMIT 1
    ),
    '9999-12-31'
  )
WHERE b.side <> 0 AND coalesce(b.official_id, b.organization_id) IS NOT NULL
  AND NOT EXISTS (
    SELECT 1 FROM stances AS again
    WHERE again.official_id = b.official_id AND again.root_id = b.root_id AND again.axis = b.axis
      AND again.side = b.side
      AND (again.earliest, again.latest, again.id) > (a.earliest, a.latest, a.id)
      AND (again.earliest, again.latest, again.id) < (b.earliest, b.latest, b.id)
  )
  AND (
    b.official_id IS NOT NULL
    OR NOT EXISTS (
      SELECT 1 FROM stances AS again
      WHERE again.organization_id = b.organization_id AND again.root_id = b.root_id AND again.axis = b.axis
        AND again.side = b.side
        AND (again.earliest, again.latest, again.id) > (a.earliest, a.latest, a.id)
        AND (again.earliest, again.latest, again.id) < (b.earliest, b.latest, b.id)
    )
  )

UNION ALL
-- … and behind that one only where it is the second one's own, or their organization's.
SELECT
  'others',
  b.root_id, a.id, b.id, a.official_id, a.organization_id, b.official_id, b.organization_id
FROM stances AS a
JOIN stances AS next
  ON next.id = (
    SELECT near.id FROM stances AS near
    WHERE near.root_id = a.root_id AND near.axis = a.axis AND near.side = a.side
      AND (near.earliest, near.latest, near.id) > (a.earliest, a.latest, a.id)
      AND coalesce(near.official_id, near.organization_id) IS NOT NULL
    ORDER BY near.earliest, near.latest, near.id LIMIT 1
  )
JOIN stances AS b
  ON a.id = (
    SELECT id FROM stances AS near
    WHERE near.root_id = b.root_id AND near.axis = b.axis AND near.side = -b.side
      AND (near.earliest, near.latest, near.id) < (b.earliest, b.latest, b.id)
      AND coalesce(near.official_id, near.organization_id) IS NOT NULL
      AND (near.official_id = b.official_id) IS NOT TRUE AND (near.organization_id = b.organization_id) IS NOT TRUE
    ORDER BY near.earliest DESC, near.latest DESC, near.id DESC LIMIT 1
  )
  AND b.root_id = a.root_id AND b.axis = a.axis AND b.side = -a.side AND b.earliest > next.earliest
  -- What is the first one's own too is nobody else's.
  AND (
    b.official_id = nullif(next.official_id, a.official_id)
    OR b.organization_id = nullif(next.organization_id, a.organization_id)
  )
WHERE b.side <> 0
  AND NOT EXISTS (
    SELECT 1 FROM stances AS again
    WHERE again.official_id = b.official_id AND again.root_id = b.root_id AND again.axis = b.axis
      AND again.side = b.side
      AND (again.earliest, again.latest, again.id) > (a.earliest, a.latest, a.id)
      AND (again.earliest, again.latest, again.id) < (b.earliest, b.latest, b.id)
  )
  AND (
    b.official_id IS NOT NULL
    OR NOT EXISTS (
      SELECT 1 FROM stances AS again
      WHERE again.organization_id = b.organization_id AND again.root_id = b.root_id AND again.axis = b.axis
        AND again.side = b.side
        AND (again.earliest, again.latest, again.id) > (a.earliest, a.latest, a.id)
        AND (again.earliest, again.latest, again.id) < (b.earliest, b.latest, b.id)
    )
  )

UNION ALL
-- One official, of whom one stance has no date.
SELECT
  'official',
  b.root_id, a.id, b.id, a.official_id, a.organization_id, b.official_id, b.organization_id
FROM stances AS a
JOIN stances AS b
  ON b.official_id = a.official_id AND b.root_id = a.root_id AND b.axis = a.axis AND b.side = -a.side
  AND b.id = (
    SELECT id FROM stances AS near
    WHERE near.official_id = a.official_id AND near.root_id = a.root_id AND near.axis = a.axis
      AND near.side = -a.side
    ORDER BY near.earliest NULLS LAST, near.latest, near.id LIMIT 1
  )
WHERE a.earliest IS NULL AND a.side <> 0 AND (
    b.earliest IS NOT NULL OR a.id < b.id
    -- Where each is the first of its side, the pair is one and not two.
    OR a.id <> (
      SELECT id FROM stances AS near
      WHERE near.official_id = a.official_id AND near.root_id = a.root_id AND near.axis = a.axis
        AND near.side = a.side
      ORDER BY near.earliest NULLS LAST, near.latest, near.id LIMIT 1
    )
  )
  AND NOT EXISTS (
    SELECT 1 FROM stances AS again
    WHERE again.official_id = a.official_id AND again.root_id = a.root_id AND again.axis = a.axis
      AND again.earliest IS NULL AND again.side = a.side AND again.id < a.id
  )

UNION ALL
-- One organization, of which one stance has no date.
SELECT
  'organization',
  b.root_id, a.id, b.id, a.official_id, a.organization_id, b.official_id, b.organization_id
FROM stances AS a
JOIN stances AS b
  ON b.organization_id = a.organization_id AND b.root_id = a.root_id AND b.axis = a.axis AND b.side = -a.side
  AND b.id = (
    SELECT id FROM stances AS near
    WHERE near.organization_id = a.organization_id AND near.root_id = a.root_id AND near.axis = a.axis
      AND near.side = -a.side
    ORDER BY near.earliest NULLS LAST, near.latest, near.id LIMIT 1
  )
WHERE a.earliest IS NULL AND a.side <> 0 AND (
    b.earliest IS NOT NULL OR a.id < b.id
    -- Where each is the first of its side, the pair is one and not two.
    OR a.id <> (
      SELECT id FROM stances AS near
      WHERE near.organization_id = a.organization_id AND near.root_id = a.root_id AND near.axis = a.axis
        AND near.side = a.side
      ORDER BY near.earliest NULLS LAST, near.latest, near.id LIMIT 1
    )
  )
  AND (a.official_id = b.official_id) IS NOT TRUE
  AND NOT EXISTS (
    SELECT 1 FROM stances AS again
    WHERE again.organization_id = a.organization_id AND again.root_id = a.root_id AND again.axis = a.axis
      AND again.earliest IS NULL AND again.side = a.side AND again.id < a.id
  )

UNION ALL
-- Others, of whom one stance has no date: the second is the first of its side …
SELECT
  'others',
  b.root_id, a.id, b.id, a.official_id, a.organization_id, b.official_id, b.organization_id
FROM stances AS a
JOIN stances AS b
  ON b.root_id = a.root_id AND b.axis = a.axis AND b.side = -a.side
  AND b.id = (
    SELECT id FROM stances AS near
    WHERE near.root_id = a.root_id AND near.axis = a.axis AND near.side = -a.side
      AND coalesce(near.official_id, near.organization_id) IS NOT NULL
      AND (near.official_id = a.official_id) IS NOT TRUE AND (near.organization_id = a.organization_id) IS NOT TRUE
    ORDER BY near.earliest NULLS LAST, near.latest, near.id LIMIT 1
  )
  AND b.id = (
    SELECT id FROM stances AS near
    WHERE near.root_id = b.root_id AND near.axis = b.axis AND near.side = b.side
      AND coalesce(near.official_id, near.organization_id) IS NOT NULL
    ORDER BY near.earliest NULLS LAST, near.latest, near.id LIMIT 1
  )
WHERE a.earliest IS NULL AND a.side <> 0 AND coalesce(a.official_id, a.organization_id) IS NOT NULL
  AND (b.earliest IS NOT NULL OR a.id < b.id OR a.id <> (
      SELECT id FROM stances AS near
      WHERE near.root_id = b.root_id AND near.axis = b.axis AND near.side = -b.side
        AND coalesce(near.official_id, near.organization_id) IS NOT NULL
        AND (near.official_id = b.official_id) IS NOT TRUE AND (near.organization_id = b.organization_id) IS NOT TRUE
      ORDER BY near.earliest NULLS LAST, near.latest, near.id LIMIT 1
    ))
  AND NOT EXISTS (
    SELECT 1 FROM stances AS again
    WHERE again.root_id = a.root_id AND again.axis = a.axis AND again.side = a.side AND again.earliest IS NULL
      AND again.id < a.id
      AND (again.official_id = a.official_id
        OR a.official_id IS NULL AND again.official_id IS NULL AND again.organization_id = a.organization_id)
  )

UNION ALL
-- … or only its first by somebody else, where the first one of all is the speaker's own, or their organization's.
SELECT
  'others',
  b.root_id, a.id, b.id, a.official_id, a.organization_id, b.official_id, b.organization_id
FROM stances AS a
JOIN stances AS b
  ON b.root_id = a.root_id AND b.axis = a.axis AND b.side = -a.side
  AND b.id = (
    SELECT id FROM stances AS near
    WHERE near.root_id = a.root_id AND near.axis = a.axis AND near.side = -a.side
      AND coalesce(near.official_id, near.organization_id) IS NOT NULL
      AND (near.official_id = a.official_id) IS NOT TRUE AND (near.organization_id = a.organization_id) IS NOT TRUE
    ORDER BY near.earliest NULLS LAST, near.latest, near.id LIMIT 1
  )
JOIN stances AS own
  ON own.id = (
    SELECT id FROM stances AS near
    WHERE near.root_id = b.root_id AND near.axis = b.axis AND near.side = b.side
      AND coalesce(near.official_id, near.organization_id) IS NOT NULL
    ORDER BY near.earliest NULLS LAST, near.latest, near.id LIMIT 1
  )
  AND own.id <> b.id AND (a.official_id = own.official_id OR a.organization_id = own.organization_id)
WHERE a.earliest IS NULL AND a.side <> 0 AND coalesce(a.official_id, a.organization_id) IS NOT NULL
  AND (b.earliest IS NOT NULL OR a.id < b.id OR a.id <> (
      SELECT id FROM stances AS near
      WHERE near.root_id = b.root_id AND near.axis = b.axis AND near.side = -b.side
        AND coalesce(near.official_id, near.organization_id) IS NOT NULL
        AND (near.official_id = b.official_id) IS NOT TRUE AND (near.organization_id = b.organization_id) IS NOT TRUE
      ORDER BY near.earliest NULLS LAST, near.latest, near.id LIMIT 1
    ))
  AND NOT EXISTS (
    SELECT 1 FROM stances AS again
    WHERE again.root_id = a.root_id AND again.axis = a.axis AND again.side = a.side AND again.earliest IS NULL
      AND again.id < a.id
      AND (again.official_id = a.official_id
        OR a.official_id IS NULL AND again.official_id IS NULL AND again.organization_id = a.organization_id)
  );

CREATE VIEW official_turns AS
-- Where an official's next stance on a root claim is on the other side, for all officials at once: those who never
-- changed sides are passed over by one look at an index. To follow one official, claim or organization `opposed_pairs`
-- is quicker.
SELECT official_id, root_id, axis, first_id, second_id
FROM (
  SELECT
    official_id, root_id, axis, side, id AS second_id, lag(id) OVER line AS first_id, lag(side) OVER line AS first_side
  FROM (
    SELECT official_id, root_id, axis
    FROM stances
    WHERE official_id IS NOT NULL AND earliest IS NOT NULL AND side <> 0
    GROUP BY official_id, root_id, axis
    HAVING min(side) < max(side)
  )
  JOIN stances USING (official_id, root_id, axis)
  WHERE earliest IS NOT NULL AND side <> 0
  WINDOW line AS (PARTITION BY official_id, root_id, axis ORDER BY earliest, latest, id)
)
WHERE side = -first_side;

CREATE VIEW opposed AS
-- Statements set against each other: one row for each opposed pair that nobody has dismissed, with both statements
-- spelt out.
--
-- class: reversal (one official), change-of-line (one organization) or conflict (another official, another
-- organization). Where the order is unknown, or where both may hold at their time, nobody is said to have reversed or
-- changed anything: the class is then same-official or same-organization.
SELECT
  CASE
    WHEN scope = 'others' THEN 'conflict'
    WHEN order_known AND NOT both_may_hold THEN iif(scope = 'official', 'reversal', 'change-of-line')
    ELSE iif(scope = 'official', 'same-official', 'same-organization')
  END AS class,
  order_known,  -- 0: the dates overlap, are unknown, or are uncertain and less than 31 days apart
  both_may_hold,  -- 1: an event, a decision or a forecast, and nothing says that both speak of one time
  days_apart,  -- from the last day of the first to the first day of the second; NULL: unknown
  status,  -- confirmed or suggested by a person; NULL: found by this view alone
  claim, first_said_on, first_official, first_organization, first_position, first_quote, first_translation,
  first_paraphrase, (SELECT sources FROM statement_sources WHERE statement_id = first_statement_id) AS first_sources,
  first_review, second_said_on, second_official, second_organization, second_position, second_quote,
  second_translation, second_paraphrase,
  (SELECT sources FROM statement_sources WHERE statement_id = second_statement_id) AS second_sources,
  second_review, first_voice, first_speaker, first_role, first_claim, first_strength, first_lang, first_said_on_text,
  first_said_on_basis, first_earliest, first_latest, second_voice, second_speaker, second_role, second_claim,
  second_strength, second_lang, second_said_on_text, second_said_on_basis, second_earliest, second_latest,
  scope,  -- whose words they are: of one official, of one organization, of others
  axis, root_id, first_statement_id, second_statement_id, first_id, second_id, first_claim_id, second_claim_id,
  first_official_id, first_organization_id, second_official_id, second_organization_id
FROM (
  SELECT
    scope, pairs.root_id, root.text AS claim, a.axis, first_id, second_id,
    a.statement_id AS first_statement_id, b.statement_id AS second_statement_id,
    a.claim_id AS first_claim_id, b.claim_id AS second_claim_id,
    first_official_id, first_organization_id, second_official_id, second_organization_id,
    ifnull(
      a.latest < b.earliest
        AND NOT ((a.uncertain OR b.uncertain) AND julianday(b.earliest) - julianday(a.latest) < 31),
      0
    ) AS order_known,
    root.kind IN ('event', 'decision', 'forecast')
      AND (coalesce(first_claims.about, root.about) = coalesce(second_claims.about, root.about)) IS NOT TRUE
      AS both_may_hold,
    CAST(max(julianday(b.earliest) - julianday(a.latest), 0) AS INTEGER) AS days_apart,
    (
      SELECT status FROM links
      WHERE kind = 'contradicts' AND from_id IN (a.statement_id, b.statement_id)
        AND to_id IN (a.statement_id, b.statement_id)
      ORDER BY status = 'dismissed' DESC, status LIMIT 1
    ) AS status,
    a.position AS first_position, a.strength AS first_strength, a.earliest AS first_earliest,
    a.latest AS first_latest, first_claims.text AS first_claim,
    b.position AS second_position, b.strength AS second_strength, b.earliest AS second_earliest,
    b.latest AS second_latest, second_claims.text AS second_claim,
    first.said_on AS first_said_on, first.said_on_text AS first_said_on_text,
    first.said_on_basis AS first_said_on_basis, first.voice AS first_voice, first.speaker_text AS first_speaker,
    first.role_title AS first_role, first.quote AS first_quote, first.translation AS first_translation,
    first.paraphrase AS first_paraphrase, first.lang AS first_lang, first.review AS first_review,
    (SELECT name FROM officials WHERE id = first_official_id) AS first_official,
    (SELECT name FROM organizations WHERE id = first_organization_id) AS first_organization,
    second.said_on AS second_said_on, second.said_on_text AS second_said_on_text,
    second.said_on_basis AS second_said_on_basis, second.voice AS second_voice, second.speaker_text AS second_speaker,
    second.role_title AS second_role, second.quote AS second_quote, second.translation AS second_translation,
    second.paraphrase AS second_paraphrase, second.lang AS second_lang, second.review AS second_review,
    (SELECT name FROM officials WHERE id = second_official_id) AS second_official,
    (SELECT name FROM organizations WHERE id = second_organization_id) AS second_organization
  FROM opposed_pairs AS pairs
  JOIN stances AS a ON a.id = first_id
  JOIN stances AS b ON b.id = second_id
  JOIN claims AS root ON root.id = pairs.root_id
  JOIN claims AS first_claims ON first_claims.id = a.claim_id
  JOIN claims AS second_claims ON second_claims.id = b.claim_id
  JOIN statements AS first ON first.id = a.statement_id
  JOIN statements AS second ON second.id = b.statement_id
)
-- A statement that takes both sides by two wordings of one claim is not opposed to itself.
WHERE status IS NOT 'dismissed' AND first_statement_id <> second_statement_id;

CREATE VIEW reversals AS
-- Who said first one thing and then, at a later time that is known, the opposite.
SELECT * FROM opposed WHERE scope = 'official' AND class = 'reversal';

CREATE VIEW conflicts AS
-- Who says the opposite of whom, neither of one organization nor one person.
SELECT * FROM opposed WHERE scope = 'others' AND class = 'conflict';

CREATE VIEW unanswered AS
-- Who has not answered: the last word of each speaker on a root claim and axis, where others have said the opposite at
-- a time that is known to be later, and which statement did so first.
SELECT
  last.root_id, last.axis, last.official_id, last.organization_id, last.statement_id,
  contrary.statement_id AS opposed_by_id
FROM (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY root_id, axis, official_id, iif(official_id IS NULL, organization_id, NULL)
      ORDER BY earliest DESC, latest DESC, id DESC
    ) AS number
  FROM stances
  WHERE earliest IS NOT NULL AND coalesce(official_id, organization_id) IS NOT NULL
) AS last
JOIN stances AS contrary ON contrary.id = (
  SELECT id FROM stances AS near
  WHERE near.root_id = last.root_id AND near.axis = last.axis AND near.side = -last.side
    AND near.earliest > last.latest AND coalesce(near.official_id, near.organization_id) IS NOT NULL
    AND (near.official_id = last.official_id) IS NOT TRUE
    AND (near.organization_id = last.organization_id) IS NOT TRUE
    AND NOT ((near.uncertain OR last.uncertain) AND julianday(near.earliest) - julianday(last.latest) < 31)
    AND NOT EXISTS (
      SELECT 1 FROM links
      WHERE kind = 'contradicts' AND status = 'dismissed' AND from_id IN (near.statement_id, last.statement_id)
        AND to_id IN (near.statement_id, last.statement_id)
    )
  ORDER BY near.earliest, near.latest, near.id LIMIT 1
)
WHERE number = 1 AND last.side <> 0;
