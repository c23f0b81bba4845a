/// A database of Discourse Network Analyzer, made by SQL.
public enum DNAFixture {
  /// The tables, as version 3 makes them, without its colours and permissions.
  public static let tables = """
    CREATE TABLE SETTINGS(Property TEXT PRIMARY KEY, Value TEXT);
    CREATE TABLE CODERS(ID INTEGER PRIMARY KEY NOT NULL, Name TEXT NOT NULL);
    CREATE TABLE DOCUMENTS(ID INTEGER NOT NULL PRIMARY KEY, Title TEXT NOT NULL, Text TEXT NOT NULL, Coder INTEGER,
      Author TEXT, Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER NOT NULL);
    CREATE TABLE STATEMENTTYPES(ID INTEGER NOT NULL PRIMARY KEY, Label TEXT NOT NULL);
    CREATE TABLE VARIABLES(ID INTEGER NOT NULL PRIMARY KEY, Variable TEXT NOT NULL, DataType TEXT NOT NULL,
      StatementTypeId INTEGER);
    CREATE TABLE STATEMENTS(ID INTEGER NOT NULL PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER,
      Start INTEGER NOT NULL, Stop INTEGER NOT NULL, Coder INTEGER);
    CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL, Value TEXT, ChildOf INTEGER);
    CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER, VariableId INTEGER, Entity INTEGER);
    CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
    CREATE TABLE DATAINTEGER(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
    CREATE TABLE DATALONGTEXT(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER, VariableId INTEGER, Value TEXT);
    CREATE TABLE ATTRIBUTEVARIABLES(ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER, AttributeVariable TEXT);
    CREATE TABLE ATTRIBUTEVALUES(ID INTEGER PRIMARY KEY NOT NULL, EntityId INTEGER, AttributeVariableId INTEGER,
      AttributeValue TEXT);

    """

  /// A debate: two coded statements, an annotation on one of them and one beside them.
  ///
  /// Before the first passage stands a dove, which is two units in UTF-16 and one code point.
  public static let debate = """
    INSERT INTO SETTINGS VALUES ('version', '3.0');
    INSERT INTO CODERS VALUES (1, 'Admin');
    INSERT INTO DOCUMENTS VALUES (1, 'A debate', '🕊 Jane Doe said: the tax should go. The board agreed to it.', 1,
      'A reporter', 'The Times', '', '', 'article', 1525132800);
    INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement'), (2, 'Annotation');
    INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1),
      (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1), (5, 'place', 'short text', 1),
      (6, 'weight', 'integer', 1), (7, 'note', 'long text', 2);
    INSERT INTO ENTITIES VALUES (1, 1, '', NULL), (2, 1, 'Jane Doe', NULL), (3, 2, 'Ministry of Examples', NULL),
      (4, 3, 'There should be a tax', NULL), (5, 2, 'The board', 3), (6, 5, 'Paris', NULL);
    INSERT INTO STATEMENTS VALUES (1, 1, 1, 18, 36, 1), (2, 1, 1, 37, 59, 1), (3, 2, 1, 20, 30, 1), (4, 2, 1, 0, 2, 1);
    INSERT INTO DATASHORTTEXT VALUES (1, 1, 1, 2), (2, 1, 2, 3), (3, 1, 3, 4), (4, 1, 5, 6), (5, 2, 1, 1), (6, 2, 2, 5),
      (7, 2, 3, 4);
    INSERT INTO DATABOOLEAN VALUES (1, 1, 4, 0), (2, 2, 4, 1);
    INSERT INTO DATAINTEGER VALUES (1, 1, 6, 7);
    INSERT INTO DATALONGTEXT VALUES (1, 3, 7, 'irony?');
    INSERT INTO ATTRIBUTEVARIABLES VALUES (1, 1, 'Type');
    INSERT INTO ATTRIBUTEVALUES VALUES (1, 2, 1, 'politician'), (2, 3, 1, '');

    """
}
