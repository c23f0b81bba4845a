/// The system's SQLite for Swift, and the little of it that Swift cannot say by itself:
/// functions with variable arguments, and the destructor constants that are casts of integers.
#ifndef CSQLITE_H
#define CSQLITE_H

#if __has_include(<sqlite3.h>)
#include <sqlite3.h>
#else
#error "libsqlite3 is missing. On Debian or Ubuntu: apt-get install libsqlite3-dev"
#endif

#if SQLITE_VERSION_NUMBER < 3038000
#error "SQLite 3.38 or newer is needed (STRICT tables, ->>). On Debian: apt-get install libsqlite3-dev"
#endif

/// Has SQLite not count the memory that it takes, which locks a mutex with each piece: it is nowhere asked for. To be
/// called before anything else, once. https://sqlite.org/c3ref/c_config_covering_index_scan.html#sqliteconfigmemstatus
void csqlite_count_no_memory(void);

/// `sqlite3_db_config` for the options that take a switch (`SQLITE_DBCONFIG_DEFENSIVE`, …).
/// https://sqlite.org/c3ref/db_config.html
int csqlite_db_config_switch(sqlite3 *db, int option, int on);

/// Binds UTF-8 text of a stated length, which SQLite copies (`SQLITE_TRANSIENT`); a NUL in it
/// does not end it. https://sqlite.org/c3ref/bind_blob.html
int csqlite_bind_text(sqlite3_stmt *statement, int index, const char *text, sqlite3_uint64 bytes);

/// The same for text that SQLite does not copy (`SQLITE_STATIC`): it stays as it is until the parameter is bound anew.
int csqlite_bind_kept_text(sqlite3_stmt *statement, int index, const char *text, sqlite3_uint64 bytes);

/// Binds bytes of a stated length, which SQLite copies. No bytes are an empty blob, not NULL.
int csqlite_bind_blob(sqlite3_stmt *statement, int index, const void *blob, sqlite3_uint64 bytes);

/// Makes bytes the result of an SQL function; SQLite copies them.
/// https://sqlite.org/c3ref/result_blob.html
void csqlite_result_blob(sqlite3_context *context, const void *blob, sqlite3_uint64 bytes);

/// The name of the network or user-space file system (`nfs`, `smb`, `fuse`, …) that a path lies on; NULL where it lies
/// on a disk of this machine, or nobody can tell.
const char *csqlite_network_file_system(const char *path);

#endif
