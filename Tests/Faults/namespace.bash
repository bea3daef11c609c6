# What the scripts with a cron daemon share; sourced by them.
#
# `own_namespace "$@"` runs the script again in a mount namespace in which the spool of crontabs, /run
# and the system's own jobs are empty, so that nothing of this machine runs or is changed.

skip() {
  echo "$(basename "$0"): skipped: $*" >&2
  exit 77
}

fail() {
  echo "$(basename "$0"): FAILED: $*" >&2
  exit 1
}

own_namespace() {
  [ -z "${PAYBAND_NAMESPACE:-}" ] || return 0
  [ "$(id -u)" -eq 0 ] || skip "root is needed for a cron daemon of its own"
  command -v cron >/dev/null || skip "cron is not installed"
  unshare -m true 2>/dev/null || skip "mount namespaces are not allowed here"
  PAYBAND_NAMESPACE=1 exec unshare -m "$0" "$@"
}

# Hides the machine's jobs; the folder $1 holds the spool.
hide_system() {
  mount --make-rprivate /
  mkdir -p "$1/spool" "$1/empty"
  chmod 1730 "$1/spool"
  chgrp crontab "$1/spool"
  mount -t tmpfs tmpfs /run
  mount --bind "$1/spool" /var/spool/cron/crontabs
  mount --bind "$1/empty" /etc/cron.d
  : >"$1/crontab"
  mount --bind "$1/crontab" /etc/crontab
}
