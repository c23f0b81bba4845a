-- What else they are called, and who is not whom.

CREATE TABLE names (
  -- A further spelling of an official or organization, or wording of a claim; the main one stands in the
  -- record itself. Each row belongs to exactly one record.
  id INTEGER PRIMARY KEY,
  official_id INTEGER REFERENCES officials,  -- whose name it is: exactly one of the three
  organization_id INTEGER REFERENCES organizations,  -- or which body's
  claim_id INTEGER REFERENCES claims,  -- or which claim's wording
  name TEXT NOT NULL CHECK (trim(name) <> '' AND instr(name, char(10)) = 0),  -- the spelling or wording
  lang TEXT CHECK (lang GLOB '[a-z][a-z]' OR lang GLOB '[a-z][a-z][a-z]'),  -- ISO 639

  CONSTRAINT "a name belongs to one official, organization or claim"
  CHECK ((official_id IS NOT NULL) + (organization_id IS NOT NULL) + (claim_id IS NOT NULL) = 1)
) STRICT;

CREATE INDEX names_by_name ON names (name);
CREATE UNIQUE INDEX names_of_official ON names (official_id, name) WHERE official_id IS NOT NULL;
CREATE UNIQUE INDEX names_of_organization ON names (organization_id, name) WHERE organization_id IS NOT NULL;
CREATE UNIQUE INDEX names_of_claim ON names (claim_id, name) WHERE claim_id IS NOT NULL;

CREATE TABLE not_same (
  -- Two records of one kind that look alike and that a person has told apart, the smaller id first.
  id INTEGER PRIMARY KEY,
  official_id INTEGER REFERENCES officials,  -- this official
  other_official_id INTEGER REFERENCES officials,  -- is not that one
  organization_id INTEGER REFERENCES organizations,  -- or this organization
  other_organization_id INTEGER REFERENCES organizations,  -- is not that one
  claim_id INTEGER REFERENCES claims,  -- or this claim
  other_claim_id INTEGER REFERENCES claims,  -- is not that one
  source_id INTEGER REFERENCES sources,  -- or this source
  other_source_id INTEGER REFERENCES sources,  -- is not that one

  CONSTRAINT "two different records of one kind are told apart, the smaller id first"
  CHECK (
    (
      (official_id IS NOT NULL) + (organization_id IS NOT NULL) + (claim_id IS NOT NULL) + (source_id IS NOT NULL) = 1
      AND (other_official_id IS NOT NULL) + (other_organization_id IS NOT NULL) + (other_claim_id IS NOT NULL)
        + (other_source_id IS NOT NULL) = 1
      AND coalesce(
        official_id < other_official_id, organization_id < other_organization_id, claim_id < other_claim_id,
        source_id < other_source_id
      )
    ) IS TRUE
  )
) STRICT;

CREATE UNIQUE INDEX not_same_once ON not_same (
  coalesce(official_id, organization_id, claim_id, source_id),
  coalesce(other_official_id, other_organization_id, other_claim_id, other_source_id),
  iif(official_id, 'official', iif(organization_id, 'organization', iif(claim_id, 'claim', 'source')))
);
CREATE INDEX not_same_by_official ON not_same (other_official_id) WHERE other_official_id IS NOT NULL;
CREATE INDEX not_same_by_organization ON not_same (other_organization_id) WHERE other_organization_id IS NOT NULL;
CREATE INDEX not_same_by_claim ON not_same (other_claim_id) WHERE other_claim_id IS NOT NULL;
CREATE INDEX not_same_by_source ON not_same (other_source_id) WHERE other_source_id IS NOT NULL;
