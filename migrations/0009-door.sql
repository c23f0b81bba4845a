-- The one door for every writer.
--
-- The rules of this file hold for stock `sqlite3` too, but only with two switches on that are off in a new
-- connection: references are checked with the one, and REPLACE is seen by the triggers with the other. So
-- each table lets in nobody who has not set them, and says what to do.

CREATE VIEW door AS
SELECT (SELECT foreign_keys FROM pragma_foreign_keys)
  AND (SELECT recursive_triggers FROM pragma_recursive_triggers) AS open;

CREATE TRIGGER dates_door_insert BEFORE INSERT ON dates WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER dates_door_update BEFORE UPDATE ON dates WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER dates_door_delete BEFORE DELETE ON dates WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;

CREATE TRIGGER organizations_door_insert BEFORE INSERT ON organizations WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER organizations_door_update BEFORE UPDATE ON organizations WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER organizations_door_delete BEFORE DELETE ON organizations WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;

CREATE TRIGGER officials_door_insert BEFORE INSERT ON officials WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER officials_door_update BEFORE UPDATE ON officials WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER officials_door_delete BEFORE DELETE ON officials WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;

CREATE TRIGGER roles_door_insert BEFORE INSERT ON roles WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER roles_door_update BEFORE UPDATE ON roles WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER roles_door_delete BEFORE DELETE ON roles WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;

CREATE TRIGGER sources_door_insert BEFORE INSERT ON sources WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER sources_door_update BEFORE UPDATE ON sources WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER sources_door_delete BEFORE DELETE ON sources WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;

CREATE TRIGGER claims_door_insert BEFORE INSERT ON claims WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER claims_door_update BEFORE UPDATE ON claims WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER claims_door_delete BEFORE DELETE ON claims WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;

CREATE TRIGGER topics_door_insert BEFORE INSERT ON topics WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER topics_door_update BEFORE UPDATE ON topics WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER topics_door_delete BEFORE DELETE ON topics WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;

CREATE TRIGGER claim_topics_door_insert BEFORE INSERT ON claim_topics WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER claim_topics_door_update BEFORE UPDATE ON claim_topics WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER claim_topics_door_delete BEFORE DELETE ON claim_topics WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;

CREATE TRIGGER names_door_insert BEFORE INSERT ON names WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER names_door_update BEFORE UPDATE ON names WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER names_door_delete BEFORE DELETE ON names WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;

CREATE TRIGGER not_same_door_insert BEFORE INSERT ON not_same WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER not_same_door_update BEFORE UPDATE ON not_same WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER not_same_door_delete BEFORE DELETE ON not_same WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;

CREATE TRIGGER statements_door_insert BEFORE INSERT ON statements WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER statements_door_update BEFORE UPDATE ON statements WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER statements_door_delete BEFORE DELETE ON statements WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;

CREATE TRIGGER citations_door_insert BEFORE INSERT ON citations WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER citations_door_update BEFORE UPDATE ON citations WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER citations_door_delete BEFORE DELETE ON citations WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;

CREATE TRIGGER stances_door_insert BEFORE INSERT ON stances WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER stances_door_update BEFORE UPDATE ON stances WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER stances_door_delete BEFORE DELETE ON stances WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;

CREATE TRIGGER links_door_insert BEFORE INSERT ON links WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER links_door_update BEFORE UPDATE ON links WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER links_door_delete BEFORE DELETE ON links WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;

CREATE TRIGGER changes_door_insert BEFORE INSERT ON changes WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER changes_door_update BEFORE UPDATE ON changes WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER changes_door_delete BEFORE DELETE ON changes WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;

CREATE TRIGGER open_change_door_insert BEFORE INSERT ON open_change WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER open_change_door_update BEFORE UPDATE ON open_change WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER open_change_door_delete BEFORE DELETE ON open_change WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;

CREATE TRIGGER history_door_insert BEFORE INSERT ON history WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER history_door_update BEFORE UPDATE ON history WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
CREATE TRIGGER history_door_delete BEFORE DELETE ON history WHEN NOT (SELECT open FROM door)
BEGIN SELECT RAISE(ABORT, 'first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;'); END;
