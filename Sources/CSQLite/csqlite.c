#include "csqlite.h"

#ifdef __linux__
#include <sys/vfs.h>
#endif

void csqlite_count_no_memory(void) { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

int csqlite_db_config_switch(sqlite3 *db, int option, int on) {
  return sqlite3_db_config(db, option, on, (int *)0);
}

int csqlite_bind_text(sqlite3_stmt *statement, int index, const char *text, sqlite3_uint64 bytes) {
  return sqlite3_bind_text64(statement, index, text ? text : "", bytes, SQLITE_TRANSIENT, SQLITE_UTF8);
}

int csqlite_bind_kept_text(sqlite3_stmt *statement, int index, const char *text, sqlite3_uint64 bytes) {
  return sqlite3_bind_text64(statement, index, text, bytes, SQLITE_STATIC, SQLITE_UTF8);
}

int csqlite_bind_blob(sqlite3_stmt *statement, int index, const void *blob, sqlite3_uint64 bytes) {
  if (bytes == 0) return sqlite3_bind_zeroblob(statement, index, 0);
  return sqlite3_bind_blob64(statement, index, blob, bytes, SQLITE_TRANSIENT);
}

void csqlite_result_blob(sqlite3_context *context, const void *blob, sqlite3_uint64 bytes) {
  sqlite3_result_blob64(context, blob ? blob : "", bytes, SQLITE_TRANSIENT);
}

const char *csqlite_network_file_system(const char *path) {
#ifdef __linux__
  // The numbers: https://man7.org/linux/man-pages/man2/statfs.2.html
  static const struct { unsigned int type; const char *name; } systems[] = {
    {0x6969, "nfs"},      {0xFF534D42, "cifs"}, {0xFE534D42, "smb"},  {0x517B, "smb"},
    {0x65735546, "fuse"}, {0x01021997, "9p"},   {0x5346414F, "afs"},  {0x6B414653, "afs"},
    {0x73757245, "coda"}, {0x564C, "ncp"},      {0x00C36400, "ceph"}, {0x0BD00BD0, "lustre"},
    {0x47504653, "gpfs"}, {0x01161970, "gfs2"}, {0x7461636F, "ocfs2"},
  };
  struct statfs found;
  if (statfs(path, &found) != 0) return (const char *)0;
  for (unsigned long i = 0; i < sizeof systems / sizeof systems[0]; i++) {
    if ((unsigned int)found.f_type == systems[i].type) return systems[i].name;
  }
#endif
  (void)path;
  return (const char *)0;
}
