/**
 * The system calls a recorder may make, written for what runs in one: Node, Chromium with its own sandbox, Xvfb,
 * PulseAudio and ffmpeg. All else is refused with EPERM. Docker's own profile keeps programs without capabilities from
 * making namespaces, so Chromium would run without its sandbox under it; in exchange for allowing that, this profile is
 * closer than Docker's elsewhere: no tracing of other processes, no key rings, no io_uring, no packet filters.
 * Format: https://docs.docker.com/engine/security/seccomp/
 */

type Condition = { index: number; value: number; valueTwo?: number; op: 'SCMP_CMP_EQ' | 'SCMP_CMP_MASKED_EQ' };
type Rule = { names: readonly string[]; action: string; args?: readonly Condition[]; errnoRet?: number };

const names = (text: string): string[] => text.trim().split(/\s+/);

const files = names(`
  read write readv writev pread64 pwrite64 preadv pwritev preadv2 pwritev2 lseek open openat openat2 creat close
  close_range stat fstat lstat newfstatat statx statfs fstatfs access faccessat faccessat2 readlink readlinkat getdents
  getdents64 getcwd chdir fchdir mkdir mkdirat rmdir rename renameat renameat2 link linkat symlink symlinkat unlink
  unlinkat chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat utime utimes utimensat futimesat umask truncate
  ftruncate fallocate fsync fdatasync sync_file_range fadvise64 readahead copy_file_range sendfile splice tee vmsplice
  flock fcntl dup dup2 dup3 pipe pipe2 ioctl getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr inotify_init
  inotify_init1 inotify_add_watch inotify_rm_watch memfd_create cachestat`);

const memory = names(`
  brk mmap munmap mremap mprotect madvise msync mincore mlock mlock2 munlock mlockall munlockall pkey_alloc pkey_free
  pkey_mprotect membarrier mseal map_shadow_stack get_mempolicy`);

/** The screen's pictures go from Chromium to Xvfb to ffmpeg through System V shared memory. */
const sharedPictures = names('shmget shmat shmdt shmctl');

const processes = names(`
  fork vfork execve execveat exit exit_group wait4 waitid getpid getppid gettid getpgid getpgrp setpgid getsid setsid
  prctl arch_prctl set_tid_address set_robust_list get_robust_list rseq futex futex_waitv futex_wake futex_wait
  futex_requeue sched_getaffinity sched_setaffinity sched_getparam sched_setparam sched_getscheduler sched_setscheduler
  sched_get_priority_max sched_get_priority_min sched_rr_get_interval sched_yield sched_getattr sched_setattr
  getpriority setpriority ioprio_get ioprio_set getrlimit setrlimit prlimit64 getrusage times uname sysinfo getcpu
  pidfd_open pidfd_send_signal capget capset getuid geteuid getgid getegid getresuid getresgid getgroups setuid setgid
  setreuid setregid setresuid setresgid setgroups setfsuid setfsgid seccomp landlock_create_ruleset landlock_add_rule
  landlock_restrict_self getrandom`);

const signals = names(`
  rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigtimedwait rt_sigqueueinfo rt_tgsigqueueinfo
  rt_sigsuspend sigaltstack kill tkill tgkill pause alarm signalfd signalfd4 restart_syscall`);

const time = names(`
  clock_gettime clock_getres clock_nanosleep gettimeofday time nanosleep getitimer setitimer timer_create timer_settime
  timer_gettime timer_getoverrun timer_delete timerfd_create timerfd_settime timerfd_gettime`);

const waiting = names(`
  poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait epoll_pwait2 eventfd eventfd2`);

const connections = names(`
  socketpair bind listen accept accept4 connect getsockname getpeername getsockopt setsockopt sendto recvfrom sendmsg
  recvmsg sendmmsg recvmmsg shutdown`);

const allow = (calls: readonly string[], ...args: Condition[]): Rule => ({
  names: calls,
  action: 'SCMP_ACT_ALLOW',
  ...(args.length > 0 ? { args } : {}),
});
const is = (index: number, value: number): Condition => ({ index, value, op: 'SCMP_CMP_EQ' });
const masked = (index: number, mask: number, value: number): Condition => ({
  index,
  value: mask,
  valueTwo: value,
  op: 'SCMP_CMP_MASKED_EQ',
});

/** Flags of clone(2) and unshare(2): new time, mount, cgroup, host name and System V namespaces, which nobody here needs. */
const OTHER_NAMESPACES = 0x00000080 | 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000;
/** In clone(2) the lowest byte is the signal sent at the end, so the flag of time namespaces has no place there. */
const CLONE_FORBIDDEN = OTHER_NAMESPACES & ~0xff;

/** Chromium's layer-1 sandbox: user, process and network namespaces of its own, and an empty root directory. */
const chromiumSandbox: readonly Rule[] = [
  allow(['clone'], masked(0, CLONE_FORBIDDEN, 0)),
  allow(['unshare'], masked(0, OTHER_NAMESPACES, 0)),
  allow(['chroot']),
  // Its flags are in memory, where a filter cannot look; "no such call" makes the C library use clone (38 = ENOSYS).
  { names: ['clone3'], action: 'SCMP_ACT_ERRNO', errnoRet: 38 },
];

const AF_UNIX = 1;
const AF_INET = 2;
const AF_INET6 = 10;
const AF_NETLINK = 16;
const SOCK_STREAM = 1;
const SOCK_DGRAM = 2;
const TYPE_MASK = 0xf;
const NETLINK_ROUTE = 0;

/**
 * TCP, UDP, local sockets, and the list of network interfaces. No raw sockets and no netlink besides: whoever makes a
 * user namespace is root in it, and packet filters would be the next hole to look for.
 */
const sockets: readonly Rule[] = [
  allow(['socket'], is(0, AF_UNIX)),
  ...[AF_INET, AF_INET6].flatMap((family) =>
    [SOCK_STREAM, SOCK_DGRAM].map((type) => allow(['socket'], is(0, family), masked(1, TYPE_MASK, type))),
  ),
  allow(['socket'], is(0, AF_NETLINK), is(2, NETLINK_ROUTE)),
];

/** The profile as Docker's API takes it: a JSON document behind `seccomp=`. */
export const seccompProfile = {
  defaultAction: 'SCMP_ACT_ERRNO',
  archMap: [
    { architecture: 'SCMP_ARCH_X86_64', subArchitectures: [] },
    { architecture: 'SCMP_ARCH_AARCH64', subArchitectures: [] },
  ],
  syscalls: [
    allow([...files, ...memory, ...sharedPictures, ...processes, ...signals, ...time, ...waiting, ...connections]),
    ...chromiumSandbox,
    ...sockets,
  ],
};
