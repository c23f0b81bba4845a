#ifdef __linux__
#define _GNU_SOURCE
#include "failwrites.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

static atomic_long calls;

// What was here before us, by the name of the function around it.
#define NEXT(type) ((type)dlsym(RTLD_NEXT, __func__))

static int is(const char *how) {
  const char *wanted = getenv("FAIL_HOW");
  return wanted && strcmp(wanted, how) == 0;
}

/// Adds a line to the file that a variable names, past the functions below.
static void append(const char *variable, const char *line) {
  const char *path = getenv(variable);
  if (!path) return;
  int file = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (file < 0) return;
  syscall(SYS_write, file, line, strlen(line));
  syscall(SYS_write, file, "\n", 1);
  syscall(SYS_close, file);
}

static void end(void) { syscall(SYS_kill, getpid(), SIGKILL); }

/// Counts a write.
/// - Returns: the error that it fails with, 0 where it does not, -1 where half of it is to be written first.
static int failure(int descriptor, int carries_data) {
  const char *at = getenv("FAIL_AT");
  if (!at || descriptor <= 2) return 0;
  long call = atomic_fetch_add(&calls, 1) + 1, first = atol(at);
  if (call < first || (call > first && !is("enospc") && !is("eio"))) return 0;
  if (is("enospc") && !carries_data) return 0;
  append("FAIL_MARK", "failed");
  if (is("enospc")) return ENOSPC;
  if (is("eio") || is("once")) return EIO;
  if (is("torn") && carries_data) return -1;
  end();
  return 0;
}

#define FAIL_OR_GO_ON(descriptor, carries_data, half)   \
  do {                                                  \
    int code = failure(descriptor, carries_data);       \
    if (code < 0) {                                     \
      half;                                             \
      end();                                            \
    }                                                   \
    if (code > 0) {                                     \
      errno = code;                                     \
      return -1;                                        \
    }                                                   \
  } while (0)

typedef ssize_t (*write_type)(int, const void *, size_t);
typedef ssize_t (*pwrite_type)(int, const void *, size_t, off_t);
typedef int (*sync_type)(int);
typedef int (*truncate_type)(int, off_t);
typedef int (*allocate_type)(int, off_t, off_t);

ssize_t write(int file, const void *bytes, size_t count) {
  FAIL_OR_GO_ON(file, 1, syscall(SYS_write, file, bytes, count / 2));
  return NEXT(write_type)(file, bytes, count);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  FAIL_OR_GO_ON(file, 1, syscall(SYS_pwrite64, file, bytes, count / 2, offset));
  return NEXT(pwrite_type)(file, bytes, count, offset);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
  FAIL_OR_GO_ON(file, 1, syscall(SYS_pwrite64, file, bytes, count / 2, offset));
  return NEXT(pwrite_type)(file, bytes, count, offset);
}

int ftruncate(int file, off_t length) {
  FAIL_OR_GO_ON(file, 1, (void)0);
  return NEXT(truncate_type)(file, length);
}

int ftruncate64(int file, off64_t length) {
  FAIL_OR_GO_ON(file, 1, (void)0);
  return NEXT(truncate_type)(file, length);
}

int posix_fallocate(int file, off_t offset, off_t length) {
  int code = failure(file, 1);
  if (code < 0) end();
  return code > 0 ? code : NEXT(allocate_type)(file, offset, length);
}

int fsync(int file) {
  FAIL_OR_GO_ON(file, 0, (void)0);
  return NEXT(sync_type)(file);
}

int fdatasync(int file) {
  FAIL_OR_GO_ON(file, 0, (void)0);
  return NEXT(sync_type)(file);
}

// MARK: - What is opened, and on which file system it lies

typedef int (*open_type)(const char *, int, ...);
typedef int (*openat_type)(int, const char *, int, ...);
typedef int (*statfs_type)(const char *, struct statfs *);

#define MODE(flags)                                  \
  mode_t mode = 0;                                   \
  if ((flags) & (O_CREAT | O_TMPFILE)) {             \
    va_list rest;                                    \
    va_start(rest, flags);                           \
    mode = (mode_t)va_arg(rest, int);                \
    va_end(rest);                                    \
  }                                                  \
  append("FAIL_OPENED", path)

int open(const char *path, int flags, ...) {
  MODE(flags);
  return NEXT(open_type)(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  MODE(flags);
  return NEXT(open_type)(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...) {
  MODE(flags);
  return NEXT(openat_type)(folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...) {
  MODE(flags);
  return NEXT(openat_type)(folder, path, flags, mode);
}

int statfs(const char *path, struct statfs *result) {
  int code = NEXT(statfs_type)(path, result);
  const char *type = getenv("FAIL_STATFS");
  if (code == 0 && type) result->f_type = strtol(type, NULL, 16);
  return code;
}

#endif
