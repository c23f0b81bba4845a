-- What follows from what was written: triggers that keep the copies right, whoever writes.

-- A date that is used is known to `dates`, which refuses what is none.

CREATE TRIGGER statements_said_on_insert BEFORE INSERT ON statements
WHEN new.said_on IS NOT NULL
BEGIN
  INSERT INTO dates (edtf)
  SELECT new.said_on WHERE NOT EXISTS (SELECT 1 FROM dates WHERE edtf = new.said_on);
  SELECT RAISE(ABORT, 'the date of a statement lies between 1800 and 2199, Gregorian')
  FROM dates
  WHERE edtf = new.said_on
    AND ((earliest <> '0000-01-01' AND earliest NOT BETWEEN '1800' AND '2200')
      OR (latest <> '9999-12-31' AND latest NOT BETWEEN '1800' AND '2200'));
END;
CREATE TRIGGER statements_said_on_update BEFORE UPDATE OF said_on ON statements
WHEN new.said_on IS NOT NULL
BEGIN
  INSERT INTO dates (edtf)
  SELECT new.said_on WHERE NOT EXISTS (SELECT 1 FROM dates WHERE edtf = new.said_on);
  SELECT RAISE(ABORT, 'the date of a statement lies between 1800 and 2199, Gregorian')
  FROM dates
  WHERE edtf = new.said_on
    AND ((earliest <> '0000-01-01' AND earliest NOT BETWEEN '1800' AND '2200')
      OR (latest <> '9999-12-31' AND latest NOT BETWEEN '1800' AND '2200'));
END;

CREATE TRIGGER roles_held_insert BEFORE INSERT ON roles
WHEN new.held IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dates WHERE edtf = new.held)
BEGIN
  INSERT INTO dates (edtf) VALUES (new.held);
END;
CREATE TRIGGER roles_held_update BEFORE UPDATE OF held ON roles
WHEN new.held IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dates WHERE edtf = new.held)
BEGIN
  INSERT INTO dates (edtf) VALUES (new.held);
END;

CREATE TRIGGER claims_about_insert BEFORE INSERT ON claims
WHEN new.about IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dates WHERE edtf = new.about)
BEGIN
  INSERT INTO dates (edtf) VALUES (new.about);
END;
CREATE TRIGGER claims_about_update BEFORE UPDATE OF about ON claims
WHEN new.about IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dates WHERE edtf = new.about)
BEGIN
  INSERT INTO dates (edtf) VALUES (new.about);
END;

CREATE TRIGGER sources_dates_insert BEFORE INSERT ON sources
WHEN coalesce(new.published, new.accessed) IS NOT NULL
BEGIN
  INSERT INTO dates (edtf)
  SELECT edtf FROM (SELECT new.published AS edtf UNION SELECT new.accessed)
  WHERE edtf IS NOT NULL AND edtf NOT IN (SELECT edtf FROM dates);
  SELECT RAISE(ABORT, 'the dates of a source lie between 1800 and 2199, Gregorian')
  FROM dates
  WHERE edtf IN (new.published, new.accessed)
    AND ((earliest <> '0000-01-01' AND earliest NOT BETWEEN '1800' AND '2200')
      OR (latest <> '9999-12-31' AND latest NOT BETWEEN '1800' AND '2200'));
END;
CREATE TRIGGER sources_dates_update BEFORE UPDATE OF published, accessed ON sources
WHEN coalesce(new.published, new.accessed) IS NOT NULL
BEGIN
  INSERT INTO dates (edtf)
  SELECT edtf FROM (SELECT new.published AS edtf UNION SELECT new.accessed)
  WHERE edtf IS NOT NULL AND edtf NOT IN (SELECT edtf FROM dates);
  SELECT RAISE(ABORT, 'the dates of a source lie between 1800 and 2199, Gregorian')
  FROM dates
  WHERE edtf IN (new.published, new.accessed)
    AND ((earliest <> '0000-01-01' AND earliest NOT BETWEEN '1800' AND '2200')
      OR (latest <> '9999-12-31' AND latest NOT BETWEEN '1800' AND '2200'));
END;

-- A statement has the bounds of its date.

CREATE TRIGGER statements_bounds_insert AFTER INSERT ON statements
WHEN (new.earliest, new.latest) IS NOT (SELECT earliest, latest FROM dates WHERE edtf = new.said_on)
BEGIN
  UPDATE statements
  SET (earliest, latest) = (SELECT earliest, latest FROM dates WHERE edtf = new.said_on)
  WHERE id = new.id;
END;
CREATE TRIGGER statements_bounds_update AFTER UPDATE OF said_on, earliest, latest ON statements
WHEN (new.earliest, new.latest) IS NOT (SELECT earliest, latest FROM dates WHERE edtf = new.said_on)
BEGIN
  UPDATE statements
  SET (earliest, latest) = (SELECT earliest, latest FROM dates WHERE edtf = new.said_on)
  WHERE id = new.id;
END;

-- A stance has the official, the organization and the date of its statement, and the root of its claim.

CREATE VIEW stance_copies AS
-- What the copies in each stance must be.
SELECT
  stances.id,
  statements.official_id,
  statements.organization_id,
  statements.earliest,
  statements.latest,
  ifnull((SELECT uncertain FROM dates WHERE edtf = statements.said_on), 0) AS uncertain,
  coalesce(claims.same_as_id, claims.id) AS root_id,
  stances.polarity * coalesce(claims.sign, 1) AS side
FROM stances
JOIN statements ON statements.id = stances.statement_id
JOIN claims ON claims.id = stances.claim_id;

CREATE TRIGGER stances_copies_insert AFTER INSERT ON stances
WHEN (new.official_id, new.organization_id, new.earliest, new.latest, new.uncertain, new.root_id, new.side) IS NOT (
  SELECT official_id, organization_id, earliest, latest, uncertain, root_id, side
  FROM stance_copies WHERE id = new.id
)
BEGIN
  UPDATE stances
  SET (official_id, organization_id, earliest, latest, uncertain, root_id, side) = (
    SELECT official_id, organization_id, earliest, latest, uncertain, root_id, side
    FROM stance_copies WHERE id = new.id
  )
  WHERE id = new.id;
END;
CREATE TRIGGER stances_copies_update
AFTER UPDATE OF statement_id, claim_id, position, official_id, organization_id, earliest, latest, uncertain, root_id,
  side ON stances
WHEN (new.official_id, new.organization_id, new.earliest, new.latest, new.uncertain, new.root_id, new.side) IS NOT (
  SELECT official_id, organization_id, earliest, latest, uncertain, root_id, side
  FROM stance_copies WHERE id = new.id
)
BEGIN
  UPDATE stances
  SET (official_id, organization_id, earliest, latest, uncertain, root_id, side) = (
    SELECT official_id, organization_id, earliest, latest, uncertain, root_id, side
    FROM stance_copies WHERE id = new.id
  )
  WHERE id = new.id;
END;

-- Each of these only spoils a copy, so that stances_copies_update puts all of them right.
CREATE TRIGGER statements_copies_update AFTER UPDATE OF id, official_id, organization_id, said_on, earliest, latest ON statements
WHEN (old.id, old.official_id, old.organization_id, old.said_on, old.earliest, old.latest)
  IS NOT (new.id, new.official_id, new.organization_id, new.said_on, new.earliest, new.latest)
BEGIN
  UPDATE stances SET root_id = NULL WHERE statement_id = new.id;
END;
CREATE TRIGGER claims_copies_update AFTER UPDATE OF id, same_as_id, sign ON claims
WHEN (old.id, old.same_as_id, old.sign) IS NOT (new.id, new.same_as_id, new.sign)
BEGIN
  UPDATE stances SET root_id = NULL WHERE claim_id = new.id;
END;
-- REPLACE puts a new record under stances that stay.
CREATE TRIGGER statements_copies_insert AFTER INSERT ON statements
WHEN EXISTS (SELECT 1 FROM stances WHERE statement_id = new.id)
BEGIN
  UPDATE stances SET root_id = NULL WHERE statement_id = new.id;
END;
CREATE TRIGGER claims_copies_insert AFTER INSERT ON claims
WHEN EXISTS (SELECT 1 FROM stances WHERE claim_id = new.id)
BEGIN
  UPDATE stances SET root_id = NULL WHERE claim_id = new.id;
END;
