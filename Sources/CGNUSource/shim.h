// The calls that glibc declares under _GNU_SOURCE only, which Swift's module Glibc leaves out.
#include <linux/memfd.h>
#include <malloc.h>
#include <signal.h>
#include <spawn.h>
#include <sys/prctl.h>

int memfd_create(const char *name, unsigned int flags);
int pipe2(int ends[2], int flags);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path,
              unsigned int flags);

// prctl(2) takes arguments of any number, which Swift cannot pass.
static inline int end_with_parent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL); }
