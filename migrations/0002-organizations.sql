-- Who speaks: bodies, people, and the posts that people hold in bodies.

CREATE TABLE organizations (
  -- A body with a name: a ministry, a council, a company, a newspaper.
  id INTEGER PRIMARY KEY,
  -- Names the record across files; `id` names it in this file only. Made up where none is given.
  uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16))))
    CHECK (uid <> '' AND uid NOT GLOB '*[^!-~]*'),
  -- The main name; further spellings and other languages stand in `names`.
  name TEXT NOT NULL CHECK (trim(name) <> '' AND instr(name, char(10)) = 0),
  lang TEXT CHECK (lang GLOB '[a-z][a-z]' OR lang GLOB '[a-z][a-z][a-z]'),  -- of the name, ISO 639
  parent_id INTEGER REFERENCES organizations,  -- the body it is a part of
  note TEXT  -- a remark
) STRICT;

CREATE INDEX organizations_by_name ON organizations (name);
CREATE INDEX organizations_by_parent ON organizations (parent_id);

-- No cycles.
CREATE TRIGGER organizations_parent_insert AFTER INSERT ON organizations WHEN new.parent_id IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'an organization cannot be a part of itself')
  WHERE new.id IN (
    WITH RECURSIVE above (id) AS (
      VALUES (new.parent_id)
      UNION
      SELECT parent_id FROM organizations JOIN above USING (id) WHERE parent_id IS NOT NULL
    )
    SELECT id FROM above
  );
END;
CREATE TRIGGER organizations_parent_update AFTER UPDATE OF id, parent_id ON organizations WHEN new.parent_id IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'an organization cannot be a part of itself')
  WHERE new.id IN (
    WITH RECURSIVE above (id) AS (
      VALUES (new.parent_id)
      UNION
      SELECT parent_id FROM organizations JOIN above USING (id) WHERE parent_id IS NOT NULL
    )
    SELECT id FROM above
  );
END;

CREATE TABLE officials (
  -- A person who holds posts in organizations.
  id INTEGER PRIMARY KEY,
  -- Its name across files, made up where none is given.
  uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16))))
    CHECK (uid <> '' AND uid NOT GLOB '*[^!-~]*'),
  -- The main name; further spellings and other languages stand in `names`.
  name TEXT NOT NULL CHECK (trim(name) <> '' AND instr(name, char(10)) = 0),
  lang TEXT CHECK (lang GLOB '[a-z][a-z]' OR lang GLOB '[a-z][a-z][a-z]'),  -- of the name, ISO 639
  note TEXT  -- a remark
) STRICT;

CREATE INDEX officials_by_name ON officials (name);

CREATE TABLE roles (
  -- A post: which title a person held in which body, and from when to when.
  id INTEGER PRIMARY KEY,
  official_id INTEGER NOT NULL REFERENCES officials,  -- who holds it
  organization_id INTEGER NOT NULL REFERENCES organizations,  -- in which body
  title TEXT NOT NULL CHECK (trim(title) <> '' AND instr(title, char(10)) = 0),  -- such as: deputy for content
  held TEXT REFERENCES dates,  -- a span such as 2017/2021~; NULL where it is unknown
  note TEXT  -- a remark
) STRICT;

CREATE UNIQUE INDEX roles_once ON roles (official_id, organization_id, title, ifnull(held, ''));
CREATE INDEX roles_by_organization ON roles (organization_id);
