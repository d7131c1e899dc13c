/* Runs a program for a test and says what it cost: bounded REPORT PROGRAM ARGUMENT...
   The report is "CODE KILOBYTES MILLISECONDS": the exit code, or 128 and the signal that ended it;
   the most memory that it held at once. After 20 seconds it is ended. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static pid_t child;

static void too_long(int signal) {
    (void)signal;
    kill(child, SIGKILL);
}

int main(int count, char **arguments) {
    struct timespec begun, ended;
    struct rusage used;
    int status;
    if (count < 3) return 125;
    clock_gettime(CLOCK_MONOTONIC, &begun);
    child = fork();
    if (child < 0) return 125;
    if (child == 0) {
        const char *preload = getenv("BOUNDED_PRELOAD");
        if (preload) setenv("LD_PRELOAD", preload, 1);
        execv(arguments[2], arguments + 2);
        _exit(126);
    }
    signal(SIGALRM, too_long);
    alarm(20);
    while (wait4(child, &status, 0, &used) < 0) {}
    clock_gettime(CLOCK_MONOTONIC, &ended);
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    long took = (ended.tv_sec - begun.tv_sec) * 1000 + (ended.tv_nsec - begun.tv_nsec) / 1000000;
    FILE *report = fopen(arguments[1], "w");
    if (!report) return 125;
    fprintf(report, "%d %ld %ld\n", code, used.ru_maxrss, took);
    fclose(report);
    return code;
}
