/// Put before a program with LD_PRELOAD, this library lets a disk fail at a stated moment.
///
/// What counts as a write: `write`, `pwrite`, `ftruncate`, `fallocate`, `fsync` and `fdatasync` on descriptors above
/// standard error, counted together from 1. The environment says what happens:
///
///     FAIL_AT=n       from the n-th write on (`enospc`, `eio`), or only at it (`once`, `kill`, `torn`)
///     FAIL_HOW=...    enospc  the disk is full: writes of data fail, sync does not
///                     eio     the disk is broken: every write fails
///                     once    one write fails with EIO, the others do not
///                     kill    the process is gone before it
///                     torn    half of it is written, then the process is gone
///     FAIL_MARK=file  is made when it has happened
///     FAIL_OPENED=f   every path that is opened is added to this file, one a line
///     FAIL_STATFS=x   the type of every file system, in hexadecimal, as `statfs` says it
#ifndef FAILWRITES_H
#define FAILWRITES_H
#endif
