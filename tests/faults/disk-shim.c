/*
 * Stands between a program and its disk (LD_PRELOAD), for files below $FIELDBOOK_DISK only.
 *
 *   trace   $FIELDBOOK_TRACE: every write, cut, sync, rename and removal is appended to that file with its bytes, in order.
 *           What a power cut would have left is made from it afterwards, under whatever model is wanted (power-image.ts).
 *   faults  the n-th pwrite, fsync … fails with an error. A program sets it by opening the name
 *           "<disk>/fault:<call>:<n>:<errno>:<part of the file's name>", which itself fails with EEXIST; n = 0 takes it away,
 *           and a negative n lets every call from the |n|-th on fail, as a full disk does.
 *           Opening "<disk>/fault:count" fails with EEXIST where the fault has been hit and with ENOENT where it has not.
 *
 * What the program writes to its standard output is marked in the trace before it is written ('a', with the bytes said so far), so
 * that "answered before the cut" can be told afterwards.
 *
 * A record is: type (1 byte) · file number (8) · offset (8) · length (8) · bytes, little endian. Names are "name" or "from\0to".
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int trace = -1;
static char disk[PATH_MAX];
static size_t disk_length;

#define MOST_FILES 65536
static uint64_t file_of[MOST_FILES]; /* inode of each tracked descriptor, 0 where it is not ours */
static char name_of[1024][256];      /* for faults: the last part of the name of low descriptors */

static char fault_call[16], fault_name[128];
static long fault_left, fault_errno;
static int fault_sticks, fault_hit;

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static int (*real_open)(const char *, int, ...);
static int (*real_fsync)(int), (*real_fdatasync)(int), (*real_close)(int);
static int (*real_ftruncate)(int, off64_t);

__attribute__((constructor)) static void start(void) {
  real_write = (ssize_t(*)(int, const void *, size_t))real("write");
  real_pwrite = (ssize_t(*)(int, const void *, size_t, off64_t))real("pwrite64");
  real_open = (int (*)(const char *, int, ...))real("open64");
  real_fsync = (int (*)(int))real("fsync");
  real_fdatasync = (int (*)(int))real("fdatasync");
  real_close = (int (*)(int))real("close");
  real_ftruncate = (int (*)(int, off64_t))real("ftruncate64");
  const char *folder = getenv("FIELDBOOK_DISK"), *file = getenv("FIELDBOOK_TRACE");
  if (folder != NULL && realpath(folder, disk) != NULL) disk_length = strlen(disk);
  if (file != NULL && disk_length > 0) trace = real_open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int is_ours(const char *path) {
  return disk_length > 0 && path != NULL && strncmp(path, disk, disk_length) == 0 && (path[disk_length] == '/' || path[disk_length] == 0);
}

static void record(char type, uint64_t file, uint64_t offset, uint64_t length, const void *bytes) {
  if (trace < 0) return;
  char head[25];
  head[0] = type;
  memcpy(head + 1, &file, 8);
  memcpy(head + 9, &offset, 8);
  memcpy(head + 17, &length, 8);
  struct iovec parts[2] = {{head, 25}, {(void *)bytes, length}};
  /* One call with O_APPEND: a record is whole or, at the very end, cut. */
  if (writev(trace, parts, bytes != NULL ? 2 : 1) < 0) abort();
}

static uint64_t tracked(int fd) { return fd >= 0 && fd < MOST_FILES ? file_of[fd] : 0; }

/* Answers the error that this call must give, or 0. */
static int fault(const char *call, int fd) {
  if (fault_left == 0 || tracked(fd) == 0) return 0;
  if (strcmp(call, fault_call) != 0 && strcmp(fault_call, "any") != 0) return 0;
  if (fault_name[0] != 0 && (fd >= 1024 || strstr(name_of[fd], fault_name) == NULL)) return 0;
  if (fault_left > 1) {
    fault_left -= 1;
    return 0;
  }
  if (!fault_sticks) fault_left = 0;
  fault_hit = 1;
  return (int)fault_errno;
}

static void set_fault(const char *text) {
  long n = 0, code = 0;
  fault_name[0] = 0;
  if (strcmp(text, "count") == 0) {
    errno = fault_hit ? EEXIST : ENOENT;
    return;
  }
  sscanf(text, "%15[^:]:%ld:%ld:%127s", fault_call, &n, &code, fault_name);
  fault_sticks = n < 0;
  fault_left = n < 0 ? -n : n;
  fault_errno = code;
  fault_hit = 0;
  errno = EEXIST;
}

static int opened(int fd, const char *path, int flags) {
  if (fd < 0 || fd >= MOST_FILES) return fd;
  file_of[fd] = 0;
  if (!is_ours(path)) return fd;
  struct stat about;
  if (fstat(fd, &about) != 0) return fd;
  file_of[fd] = about.st_ino;
  if (fd < 1024) {
    const char *slash = strrchr(path, '/');
    snprintf(name_of[fd], sizeof name_of[fd], "%s", slash != NULL ? slash + 1 : path);
  }
  if (!S_ISDIR(about.st_mode) && (flags & O_ACCMODE) != O_RDONLY) {
    pthread_mutex_lock(&lock);
    if (flags & O_CREAT) record('o', about.st_ino, 0, strlen(path + disk_length), path + disk_length);
    if (flags & O_TRUNC) record('t', about.st_ino, 0, 0, NULL);
    pthread_mutex_unlock(&lock);
  }
  return fd;
}

static int open_any(const char *path, int flags, mode_t mode) {
  if (is_ours(path) && strncmp(path + disk_length, "/fault:", 7) == 0) {
    set_fault(path + disk_length + 7);
    return -1;
  }
  if (is_ours(path) && (flags & O_CREAT)) {
    if (fault_left > 0 && (strcmp(fault_call, "open") == 0 || strcmp(fault_call, "any") == 0) && access(path, F_OK) != 0) {
      const char *slash = strrchr(path, '/');
      if (fault_name[0] == 0 || strstr(slash != NULL ? slash + 1 : path, fault_name) != NULL) {
        if (fault_left > 1) fault_left -= 1;
        else {
          if (!fault_sticks) fault_left = 0;
          fault_hit = 1;
          errno = (int)fault_errno;
          return -1;
        }
      }
    }
  }
  return opened(real_open(path, flags, mode), path, flags);
}

#define MODE_OF(flags) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }

int open(const char *path, int flags, ...) { MODE_OF(flags) return open_any(path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE_OF(flags) return open_any(path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) {
  MODE_OF(flags)
  if (path[0] == '/') return open_any(path, flags, mode);
  int fd = REAL(openat)(folder, path, flags, mode);
  if (fd >= 0 && fd < MOST_FILES) file_of[fd] = 0;
  return fd;
}

int close(int fd) {
  if (fd >= 0 && fd < MOST_FILES) file_of[fd] = 0;
  return real_close(fd);
}

static void wrote(int fd, off64_t offset, ssize_t length, const void *bytes) {
  if (length <= 0) return;
  pthread_mutex_lock(&lock);
  record('w', file_of[fd], (uint64_t)offset, (uint64_t)length, bytes);
  pthread_mutex_unlock(&lock);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  if (tracked(fd)) {
    int error = fault("pwrite", fd);
    if (error != 0) { errno = error; return -1; }
  }
  ssize_t done = real_pwrite(fd, bytes, length, offset);
  if (tracked(fd)) wrote(fd, offset, done, bytes);
  return done;
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return pwrite64(fd, bytes, length, offset); }

static uint64_t said;

ssize_t write(int fd, const void *bytes, size_t length) {
  if (fd == 1 && trace >= 0) {
    /* Before it is said: whatever is said then, stands in the trace before this mark. */
    pthread_mutex_lock(&lock);
    said += length;
    record('a', said, 0, 0, NULL);
    pthread_mutex_unlock(&lock);
  }
  if (!tracked(fd)) return real_write(fd, bytes, length);
  int error = fault("pwrite", fd);
  if (error != 0) { errno = error; return -1; }
  ssize_t done = real_write(fd, bytes, length);
  if (done > 0) wrote(fd, lseek64(fd, 0, SEEK_CUR) - done, done, bytes);
  return done;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  ssize_t (*next)(int, const struct iovec *, int) = REAL(writev);
  if (!tracked(fd)) return next(fd, parts, count);
  ssize_t total = 0;
  for (int at = 0; at < count; at += 1) {
    ssize_t done = write(fd, parts[at].iov_base, parts[at].iov_len);
    if (done < 0) return total > 0 ? total : done;
    total += done;
    if ((size_t)done < parts[at].iov_len) break;
  }
  return total;
}

/* The kernel copies without our seeing the bytes: programs that are refused it copy by read and write. */
ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t length, unsigned flags) {
  if (tracked(to)) { errno = EXDEV; return -1; }
  return REAL(copy_file_range)(from, from_at, to, to_at, length, flags);
}
/* libuv asks the kernel for some things by their numbers. */
long syscall(long number, ...) {
  long (*next)(long, ...) = (long (*)(long, ...))real("syscall");
  long parts[6];
  va_list rest;
  va_start(rest, number);
  for (int at = 0; at < 6; at += 1) parts[at] = va_arg(rest, long);
  va_end(rest);
  if (number == SYS_close && parts[0] >= 0 && parts[0] < MOST_FILES) file_of[parts[0]] = 0;
  if (number == SYS_copy_file_range && tracked((int)parts[2])) { errno = ENOSYS; return -1; }
  return next(number, parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
}
ssize_t sendfile64(int to, int from, off64_t *at, size_t count);
ssize_t sendfile64(int to, int from, off64_t *at, size_t count) {
  if (tracked(to)) { errno = EINVAL; return -1; }
  return REAL(sendfile64)(to, from, at, count);
}
ssize_t sendfile(int to, int from, off_t *at, size_t count);
ssize_t sendfile(int to, int from, off_t *at, size_t count) { return sendfile64(to, from, at, count); }

int ftruncate64(int fd, off64_t length) {
  if (tracked(fd)) {
    int error = fault("ftruncate", fd);
    if (error != 0) { errno = error; return -1; }
  }
  int done = real_ftruncate(fd, length);
  if (done == 0 && tracked(fd)) {
    pthread_mutex_lock(&lock);
    record('t', file_of[fd], (uint64_t)length, 0, NULL);
    pthread_mutex_unlock(&lock);
  }
  return done;
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

static int synced(int fd, int (*next)(int)) {
  if (!tracked(fd)) return next(fd);
  int error = fault("fsync", fd);
  if (error != 0) { errno = error; return -1; }
  struct stat about;
  if (fstat(fd, &about) != 0) return -1;
  int done = next(fd);
  /* After the call: what is on the disk is so before anybody is told. */
  if (done == 0) {
    pthread_mutex_lock(&lock);
    record(S_ISDIR(about.st_mode) ? 'd' : 's', file_of[fd], 0, 0, NULL);
    pthread_mutex_unlock(&lock);
  }
  return done;
}
int fsync(int fd) { return synced(fd, real_fsync); }
int fdatasync(int fd) { return synced(fd, real_fdatasync); }

static void named(char type, uint64_t file, const char *one, const char *two) {
  char names[2 * PATH_MAX];
  size_t length = strlen(one + disk_length);
  memcpy(names, one + disk_length, length + 1);
  if (two != NULL) {
    size_t second = strlen(two + disk_length);
    memcpy(names + length + 1, two + disk_length, second);
    length += 1 + second;
  }
  pthread_mutex_lock(&lock);
  record(type, file, 0, length, names);
  pthread_mutex_unlock(&lock);
}

int rename(const char *from, const char *to) {
  int done = REAL(rename)(from, to);
  if (done == 0 && is_ours(from) && is_ours(to)) named('r', 0, from, to);
  return done;
}
int unlink(const char *path) {
  int done = REAL(unlink)(path);
  if (done == 0 && is_ours(path)) named('u', 0, path, NULL);
  return done;
}
int rmdir(const char *path) {
  int done = REAL(rmdir)(path);
  if (done == 0 && is_ours(path)) named('u', 0, path, NULL);
  return done;
}
int mkdir(const char *path, mode_t mode) {
  int done = REAL(mkdir)(path, mode);
  struct stat about;
  if (done == 0 && is_ours(path) && stat(path, &about) == 0) named('m', about.st_ino, path, NULL);
  return done;
}
