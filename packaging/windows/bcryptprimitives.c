/* Wine 8 has no bcryptprimitives.dll, from which every Rust program takes its random numbers; Windows has
   had it since version 10. This one goes into the prefix in which the tests run under Wine. It is never
   handed out. */

#include <windows.h>
#include <ntsecapi.h>

enum { AT_ONCE = 1 << 20 };

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T left) {
    while (left > 0) {
        ULONG part = left < AT_ONCE ? (ULONG)left : AT_ONCE;
        if (!RtlGenRandom(to, part)) {
            return FALSE;
        }
        to += part;
        left -= part;
    }
    return TRUE;
}
