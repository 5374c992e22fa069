// Records what a program does to the files under one folder, and what it sends, in the order in
// which it happens; loaded before the C library (LD_PRELOAD). web_cuts.py reads the record.
//
// RECORD_FOLDER is the folder, RECORD_FILE the record. Each event is a line of numbers and names,
// then the bytes that it carries. A sync is two events: what was written before its begin is on
// disk at its end.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { MOST = 65536 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int record = -1;
static char folder[PATH_MAX];
// The name, below the folder, of the file that a descriptor stands for; "." is the folder itself.
static char *names[MOST];

static void *next(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void start(void) {
    const char *from = getenv("RECORD_FOLDER"), *to = getenv("RECORD_FILE");
    if (!from || !to || !realpath(from, folder)) return;
    record = syscall(SYS_openat, AT_FDCWD, to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void put(const char *kind, const char *name, long long place, const void *bytes, size_t count) {
    char head[512];
    int length = snprintf(head, sizeof head, "%s %s %lld %zu\n", kind, name, place, bytes ? count : 0);
    struct iovec parts[2] = {{head, length}, {(void *)bytes, bytes ? count : 0}};
    ssize_t wanted = length + (bytes ? (ssize_t)count : 0);
    if (syscall(SYS_writev, record, parts, 2) != wanted) abort();
}

// What a path is called below the folder; 0 where it is elsewhere.
static const char *below(const char *path) {
    static __thread char full[PATH_MAX];
    if (record < 0 || !path) return 0;
    char *slash = strrchr(path, '/');
    char parent[PATH_MAX] = ".";
    if (realpath(path, full)) {
        if (!strcmp(full, folder)) return ".";
    } else {
        if (slash) snprintf(parent, sizeof parent, "%.*s", (int)(slash - path ? slash - path : 1), path);
        char real[PATH_MAX];
        if (!realpath(parent, real)) return 0;
        if (snprintf(full, sizeof full, "%s/%s", real, slash ? slash + 1 : path) >= (int)sizeof full)
            return 0;
    }
    size_t length = strlen(folder);
    return strncmp(full, folder, length) || full[length] != '/' ? 0 : full + length + 1;
}

static const char *name_of(int file) { return file >= 0 && file < MOST ? names[file] : 0; }

static int opened(int file, const char *name, int was_there) {
    if (file < 0 || file >= MOST || !name) return file;
    free(names[file]);
    names[file] = strdup(name);
    if (!was_there) put("create", name, 0, 0, 0);
    return file;
}

#define OPEN(NAME)                                                                   \
    int NAME(const char *path, int flags, ...) {                                     \
        va_list rest;                                                                \
        va_start(rest, flags);                                                       \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;      \
        va_end(rest);                                                                \
        pthread_mutex_lock(&lock);                                                   \
        const char *name = below(path);                                              \
        int was_there = !(flags & O_CREAT) || access(path, F_OK) == 0;               \
        int file = opened(syscall(SYS_openat, AT_FDCWD, path, flags, mode), name, was_there); \
        int error = errno;                                                           \
        pthread_mutex_unlock(&lock);                                                 \
        errno = error;                                                               \
        return file;                                                                 \
    }
OPEN(open)
OPEN(open64)

int close(int file) {
    pthread_mutex_lock(&lock);
    if (file >= 0 && file < MOST) {
        free(names[file]);
        names[file] = 0;
    }
    pthread_mutex_unlock(&lock);
    return syscall(SYS_close, file);
}

static ssize_t wrote(int file, const void *bytes, size_t count, off64_t place) {
    pthread_mutex_lock(&lock);
    const char *name = name_of(file);
    off64_t start = place < 0 && name ? lseek64(file, 0, SEEK_CUR) : place;
    ssize_t done = place < 0 ? syscall(SYS_write, file, bytes, count)
                             : syscall(SYS_pwrite64, file, bytes, count, place);
    int error = errno;
    if (name && done > 0) put("write", name, start, bytes, done);
    pthread_mutex_unlock(&lock);
    errno = error;
    return done;
}

ssize_t write(int file, const void *bytes, size_t count) {
    if (record < 0 || !name_of(file)) return syscall(SYS_write, file, bytes, count);
    return wrote(file, bytes, count, -1);
}
ssize_t pwrite(int file, const void *bytes, size_t count, off_t place) {
    return wrote(file, bytes, count, place);
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t place) {
    return wrote(file, bytes, count, place);
}

static int truncated(int file, off64_t length) {
    pthread_mutex_lock(&lock);
    int done = syscall(SYS_ftruncate, file, length), error = errno;
    if (!done && name_of(file)) put("truncate", name_of(file), length, 0, 0);
    pthread_mutex_unlock(&lock);
    errno = error;
    return done;
}
int ftruncate(int file, off_t length) { return truncated(file, length); }
int ftruncate64(int file, off64_t length) { return truncated(file, length); }

static void note(const char *kind, int file, long long place) {
    pthread_mutex_lock(&lock);
    if (name_of(file)) put(kind, name_of(file), place, 0, 0);
    pthread_mutex_unlock(&lock);
}

static int synced(int file, long call) {
    static long long count;
    long long number = __atomic_add_fetch(&count, 1, __ATOMIC_RELAXED);
    note("begin", file, number);
    int done = syscall(call, file), error = errno;
    if (!done) note("end", file, number);
    errno = error;
    return done;
}
int fsync(int file) { return synced(file, SYS_fsync); }
int fdatasync(int file) { return synced(file, SYS_fdatasync); }

int unlink(const char *path) {
    pthread_mutex_lock(&lock);
    const char *found = below(path);
    char *name = found ? strdup(found) : 0;
    int done = syscall(SYS_unlinkat, AT_FDCWD, path, 0), error = errno;
    if (!done && name) put("unlink", name, 0, 0, 0);
    free(name);
    pthread_mutex_unlock(&lock);
    errno = error;
    return done;
}

int rename(const char *from, const char *to) {
    // Nothing that is kept here is renamed; a program that begins to must be modelled first.
    if (below(from) || below(to)) abort();
    int (*real)(const char *, const char *) = next("rename");
    return real(from, to);
}

// The answers: where one stands in the record, all before it was acknowledged.
ssize_t send(int socket, const void *bytes, size_t count, int flags) {
    if (record >= 0) {
        pthread_mutex_lock(&lock);
        put("send", "-", socket, bytes, count);
        pthread_mutex_unlock(&lock);
    }
    return syscall(SYS_sendto, socket, bytes, count, flags, 0, 0);
}
