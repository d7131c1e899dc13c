/* Preloaded into lantoa: lets one file operation below a folder fail, or the power fail in its stead.

   NTH_ROOT   the folder; relative paths are taken to lie in it
   NTH        which operation, from 1
   NTH_KIND   "all", or "writing": only those that change something
   NTH_ERROR  the error number that it gives; 0: the program is killed instead
   NTH_COUNT  a file that is made once the operation was reached */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OTHERS = 0, READING = 1, WRITING = 2, READ = 3 };
static atomic_int counted;
static unsigned char watched[4096];

static int is_below(const char *path) {
    const char *root = getenv("NTH_ROOT");
    if (!root || !path || !*path) return 0;
    if (path[0] != '/') return 1;
    size_t length = strlen(root);
    return strncmp(path, root, length) == 0 && (path[length] == '/' || path[length] == 0);
}

/* Whether this is the operation that fails; errno is set if so. */
static int fails(int kind) {
    const char *which = getenv("NTH"), *kinds = getenv("NTH_KIND"), *error = getenv("NTH_ERROR");
    if (!which || !error) return 0;
    if (kinds && strcmp(kinds, "writing") == 0 && kind != WRITING) return 0;
    if (atomic_fetch_add(&counted, 1) + 1 != atoi(which)) return 0;
    const char *reached = getenv("NTH_COUNT");
    if (reached) syscall(SYS_close, syscall(SYS_openat, AT_FDCWD, reached, O_CREAT | O_WRONLY, 0600));
    if (atoi(error) == 0) raise(SIGKILL);
    errno = atoi(error);
    return 1;
}

static int fails_at(const char *path, int kind) { return is_below(path) && fails(kind); }
static int fails_in(int file) {
    if (file < 0 || file >= 4096 || !watched[file]) return 0;
    return fails(watched[file] == WRITING ? WRITING : READING);
}
static int watch(int file, const char *path, int flags) {
    if (file >= 0 && file < 4096)
        watched[file] = !is_below(path) ? OTHERS : (flags & O_ACCMODE) == O_RDONLY ? READING : WRITING;
    return file;
}
#define NEXT(name) ((__typeof__(name) *)dlsym(RTLD_NEXT, #name))

#define OPEN(name)                                                                                \
    int name(const char *path, int flags, ...) {                                                  \
        va_list rest;                                                                             \
        va_start(rest, flags);                                                                    \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;                   \
        va_end(rest);                                                                             \
        if (fails_at(path, (flags & O_ACCMODE) == O_RDONLY ? READING : WRITING)) return -1;       \
        return watch(NEXT(name)(path, flags, mode), path, flags);                                 \
    }
OPEN(open)
OPEN(open64)
int close(int file) {
    if (file >= 0 && file < 4096) watched[file] = OTHERS;
    return NEXT(close)(file);
}
/* Of many reads of one file the first counts, so that the runs come to an end. */
static int fails_first(int file) {
    if (file < 0 || file >= 4096 || watched[file] != READING) return 0;
    watched[file] = READ;
    return fails(READING);
}
ssize_t read(int file, void *to, size_t length) {
    return fails_first(file) ? -1 : NEXT(read)(file, to, length);
}
ssize_t write(int file, const void *from, size_t length) {
    return fails_in(file) ? -1 : NEXT(write)(file, from, length);
}
ssize_t writev(int file, const struct iovec *from, int count) {
    return fails_in(file) ? -1 : NEXT(writev)(file, from, count);
}
int statx(int file, const char *restrict path, int flags, unsigned int mask, struct statx *restrict to) {
    if (path && *path ? fails_at(path, READING) : fails_in(file)) return -1;
    return NEXT(statx)(file, path, flags, mask, to);
}
DIR *opendir(const char *path) {
    if (fails_at(path, READING)) return NULL;
    DIR *folder = NEXT(opendir)(path);
    if (folder) watch(dirfd(folder), path, O_RDONLY);
    return folder;
}
struct dirent64 *readdir64(DIR *folder) {
    return fails_first(dirfd(folder)) ? NULL : NEXT(readdir64)(folder);
}
int rename(const char *from, const char *to) {
    return fails_at(to, WRITING) ? -1 : NEXT(rename)(from, to);
}
int unlink(const char *path) { return fails_at(path, WRITING) ? -1 : NEXT(unlink)(path); }
int rmdir(const char *path) { return fails_at(path, WRITING) ? -1 : NEXT(rmdir)(path); }
int unlinkat(int folder, const char *path, int flags) {
    return fails_at(path, WRITING) ? -1 : NEXT(unlinkat)(folder, path, flags);
}
int mkdir(const char *path, mode_t mode) {
    return fails_at(path, WRITING) ? -1 : NEXT(mkdir)(path, mode);
}
int ftruncate64(int file, off64_t length) { return fails_in(file) ? -1 : NEXT(ftruncate64)(file, length); }
int fsync(int file) { return fails_in(file) ? -1 : NEXT(fsync)(file); }
int fdatasync(int file) { return fails_in(file) ? -1 : NEXT(fdatasync)(file); }
int flock(int file, int what) { return fails_in(file) ? -1 : NEXT(flock)(file, what); }
