// floor rows FILE.db ROWS [BASE.db]   writes the rows of a database, in the best order, into a plain file; or only
//                                     those that came after another database was copied from it
// floor fill ROWS FILE.db             binds those rows into a database of the same schema
//
// What `tracker import` is held against: the least that SQLite needs to reach the same end state. Nothing is parsed,
// looked up, checked or folded here, and foreign keys are not asked for; the rows are ready to be bound. They are
// written in one transaction in WAL mode, with synchronous=FULL, as tracker does it, because readers go on meanwhile.
// Into a database that has few rows, indexes are made at the end, into one that has many, with each row; the index of
// words comes last.
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static sqlite3 *db;

static void fail(const char *what) {
  fprintf(stderr, "floor: %s: %s\n", what, db ? sqlite3_errmsg(db) : "");
  exit(1);
}

static void run(const char *sql) {
  if (sqlite3_exec(db, sql, 0, 0, 0) != SQLITE_OK) fail(sql);
}

static sqlite3_stmt *prepare(const char *sql) {
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, 0) != SQLITE_OK) fail(sql);
  return statement;
}

// Each table with its stored columns, what is referred to first; then the words of each index, folded already.
static const struct { const char *table, *select, *insert; } queries[] = {
  {"dates", "SELECT edtf FROM dates", "INSERT OR IGNORE INTO dates (edtf) VALUES (?)"},
  {"topics", "SELECT * FROM topics", "INSERT INTO topics VALUES (?, ?)"},
  {"organizations", "SELECT * FROM organizations", "INSERT INTO organizations VALUES (?, ?, ?, ?, ?, ?)"},
  {"officials", "SELECT * FROM officials", "INSERT INTO officials VALUES (?, ?, ?, ?, ?)"},
  {"names", "SELECT * FROM names", "INSERT INTO names VALUES (?, ?, ?, ?, ?, ?)"},
  {"roles", "SELECT * FROM roles", "INSERT INTO roles VALUES (?, ?, ?, ?, ?, ?)"},
  {"sources", "SELECT * FROM sources", "INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
  {"claims", "SELECT * FROM claims", "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"},
  {"claim_topics", "SELECT * FROM claim_topics", "INSERT INTO claim_topics VALUES (?, ?, ?)"},
  {"statements", "SELECT * FROM statements",
   "INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
  {"citations", "SELECT * FROM citations", "INSERT INTO citations VALUES (?, ?, ?, ?, ?, ?)"},
  {"stances",
   "SELECT id, statement_id, claim_id, position, strength, target, condition, official_id, organization_id, earliest,"
   " latest, uncertain, root_id, side FROM stances",
   "INSERT INTO stances (id, statement_id, claim_id, position, strength, target, condition, official_id,"
   " organization_id, earliest, latest, uncertain, root_id, side) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
  {"sources", "SELECT id, words FROM folded_words WHERE kind = 'source'",
   "INSERT INTO source_words (rowid, words) VALUES (?, ?)"},
  {"claims", "SELECT id, words FROM folded_words WHERE kind = 'claim'",
   "INSERT INTO claim_words (rowid, words) VALUES (?, ?)"},
  {"officials", "SELECT id, words FROM folded_words WHERE kind = 'official'",
   "INSERT INTO official_words (rowid, words) VALUES (?, ?)"},
  {"organizations", "SELECT id, words FROM folded_words WHERE kind = 'organization'",
   "INSERT INTO organization_words (rowid, words) VALUES (?, ?)"},
  {"statements", "SELECT id, words FROM folded_words WHERE kind = 'statement'",
   "INSERT INTO statement_words (rowid, words) VALUES (?, ?)"},
};
enum { tables = sizeof queries / sizeof *queries, firstOfWords = tables - 5 };

static void put(FILE *file, const void *bytes, size_t count) {
  if (fwrite(bytes, 1, count, file) != count) fail("the rows cannot be written");
}

static void get(FILE *file, void *bytes, size_t count) {
  if (fread(bytes, 1, count, file) != count) fail("the rows end too early");
}

// A row: how many values, then a tag for each: 0 null, 1 number, 2 text with its length. No values: the table ends.
static void writeRows(FILE *file, const char *base) {
  char sql[1000];
  if (base) {
    snprintf(sql, sizeof sql, "ATTACH '%s' AS base", base);
    run(sql);
  }
  for (int table = 0; table < tables; table++) {
    const char *select_ = queries[table].select, *name = queries[table].table;
    const char *newRows = table == 0 ? "%s %s edtf NOT IN (SELECT edtf FROM base.%s)"
                                     : "%s %s id > (SELECT ifnull(max(id), 0) FROM base.%s)";
    snprintf(sql, sizeof sql, base ? newRows : "%s", select_, strstr(select_, "WHERE") ? "AND" : "WHERE", name);
    sqlite3_stmt *select = prepare(sql);
    while (sqlite3_step(select) == SQLITE_ROW) {
      uint8_t count = sqlite3_column_count(select);
      put(file, &count, 1);
      for (int i = 0; i < count; i++) {
        int type = sqlite3_column_type(select, i);
        uint8_t tag = type == SQLITE_NULL ? 0 : type == SQLITE_INTEGER ? 1 : 2;
        put(file, &tag, 1);
        int64_t number = tag == 1 ? sqlite3_column_int64(select, i) : 0;
        if (tag == 1) put(file, &number, 8);
        const void *text = tag == 2 ? sqlite3_column_text(select, i) : 0;
        uint32_t length = tag == 2 ? sqlite3_column_bytes(select, i) : 0;
        if (tag == 2) put(file, &length, 4), put(file, text, length);
      }
    }
    uint8_t end = 0;
    put(file, &end, 1);
    sqlite3_finalize(select);
  }
}

static char buffer[64 << 20];

static void fillTable(FILE *file, int table) {
  sqlite3_stmt *insert = prepare(queries[table].insert);
  uint8_t count;
  for (get(file, &count, 1); count; get(file, &count, 1)) {
    char *next = buffer;
    for (int i = 1; i <= count; i++) {
      uint8_t tag;
      get(file, &tag, 1);
      if (tag == 1) {
        int64_t number;
        get(file, &number, 8);
        sqlite3_bind_int64(insert, i, number);
      } else if (tag == 2) {
        uint32_t length;
        get(file, &length, 4);
        get(file, next, length);
        sqlite3_bind_text(insert, i, next, length, SQLITE_STATIC);
        next += length;
      } else {
        sqlite3_bind_null(insert, i);
      }
    }
    if (sqlite3_step(insert) != SQLITE_DONE) fail(queries[table].insert);
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
}

static char *setAside[400];
static int asideCount;

static void takeAway(const char *which) {
  char *drops[400];
  int count = 0;
  sqlite3_stmt *select = prepare(which);
  while (sqlite3_step(select) == SQLITE_ROW) {
    setAside[asideCount++] = strdup((const char *)sqlite3_column_text(select, 1));
    drops[count++] = strdup((const char *)sqlite3_column_text(select, 0));
  }
  sqlite3_finalize(select);
  for (int i = 0; i < count; i++) run(drops[i]);
}

static int64_t number(const char *sql) {
  sqlite3_stmt *select = prepare(sql);
  int64_t result = sqlite3_step(select) == SQLITE_ROW ? sqlite3_column_int64(select, 0) : 0;
  sqlite3_finalize(select);
  return result;
}

static void fill(FILE *file) {
  run("PRAGMA synchronous = FULL");
  run("PRAGMA cache_size = -65536");
  run("BEGIN IMMEDIATE");
  int indexesLast = number("SELECT ifnull(max(id), 0) FROM statements") < 100000;
  takeAway("SELECT 'DROP TRIGGER ' || name, sql FROM sqlite_schema WHERE type = 'trigger' AND name GLOB '*_insert'");
  if (indexesLast) takeAway("SELECT 'DROP INDEX ' || name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL");
  for (int table = 0; table < firstOfWords; table++) fillTable(file, table);
  run("INSERT INTO changes (command) VALUES ('floor')");
  run("INSERT INTO history (change_id, table_name, first_id, last_id, action)"
      " SELECT max(id), 'statements', 1, 1, 'insert' FROM changes");
  for (int table = firstOfWords; table < tables; table++) fillTable(file, table);
  for (int i = 0; i < asideCount; i++) run(setAside[i]);
  run("PRAGMA analysis_limit = 1000");
  run("ANALYZE");
  run("COMMIT");
}

int main(int count, char **words) {
  int reads = count > 1 && strcmp(words[1], "rows") == 0;
  if (count != 4 && !(reads && count == 5)) fail("usage: floor rows FILE.db ROWS [BASE.db] | floor fill ROWS FILE.db");
  if (sqlite3_open(reads ? words[2] : words[3], &db) != SQLITE_OK) fail("the database cannot be opened");
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, 0);
  FILE *file = fopen(reads ? words[3] : words[2], reads ? "w" : "r");
  if (!file) fail("the rows cannot be opened");
  if (reads) writeRows(file, count == 5 ? words[4] : 0);
  else fill(file);
  if (fclose(file) || sqlite3_close(db) != SQLITE_OK) fail("it cannot be closed");
  return 0;
}
