/* Preloaded while the programs are built: whoever asks for random numbers gets the same ones each time, if
 * it is the build script of a package. That of minify-html-common writes its tables in the order of a hash
 * map, which Rust seeds anew in each process; so no two programs would have the same bytes. */
#define _GNU_SOURCE
#include <errno.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

ssize_t getrandom(void *bytes, size_t length, unsigned int flags) {
  if (strcmp(program_invocation_short_name, "build-script-build") == 0) {
    memset(bytes, 42, length);
    return (ssize_t)length;
  }
  return syscall(SYS_getrandom, bytes, length, flags);
}
