#!/usr/bin/env bash
# Debian's cron daemon runs a job each minute for three minutes, while the inputs change between.
#
# usage: Tests/Faults/cron.sh [BINARY [MINUTES]]
#
# Holds if each minute has one report, in a folder of its own, of the inputs of that minute, which says
# what changed since the minute before; runs never overlap; `latest` leads to the newest; and nothing is printed, for which cron would write a
# mail. Then another process holds the lock over a minute: that start ends with 75 and is told, and
# the minute after it has its report again.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/namespace.bash"
own_namespace "$@"

payband=$(realpath "${1:-.build/release/payband}")
minutes=${2:-3}
folder=$(mktemp -d)
daemon=
trap '[ -z "$daemon" ] || kill "$daemon" 2>/dev/null || true; umount -l /run 2>/dev/null || true
  rm -rf "$folder"' EXIT
hide_system "$folder"
export XDG_CONFIG_HOME="$folder/config" XDG_STATE_HOME="$folder/state"
log="$XDG_STATE_HOME/payband/logs/minutely.log"

mkdir "$folder/inputs"
# What an input says in a minute: the pay in it is 60,000 and a thousand for each change.
change() {
  echo "The average salary of an account manager is \$$((60 + $1)),000 a year." \
    >"$folder/inputs/article.txt"
}
change 0

# cron gives the output of a job to sendmail; a good run has none.
mail="$folder/mail"
printf '#!/bin/sh\ncat >>"%s"\n' "$mail" >"$folder/sendmail"
chmod 755 "$folder/sendmail"
cp -a /usr/sbin "$folder/sbin"
cp "$folder/sendmail" "$folder/sbin/sendmail"
mount --bind "$folder/sbin" /usr/sbin

cd "$folder"
"$payband" schedule add minutely --cron '* * * * *' -- report inputs -o out \
  --store pay.sqlite >/dev/null
crontab -l | grep -q 'schedule run minutely --if-due$' || fail "the crontab has no entry"
cron -f &
daemon=$!

reports() { find out -mindepth 1 -maxdepth 1 -type d -name '[0-9]*' 2>/dev/null | sort; }
ended() { cat "$log" 2>/dev/null | awk '/ end exit=/ { n++ } END { print n + 0 }'; }
# Waits until the log has so many ends of runs.
await() {
  for _ in $(seq $((2 * 90))); do
    [ "$(ended)" -lt "$1" ] || return 0
    sleep 0.5
  done
  fail "no run number $1 within 90 s; the log: $(cat "$log" 2>/dev/null)"
}

for run in $(seq "$minutes"); do
  await "$run"
  newest=$(readlink out/latest)
  grep -q "account-manager.*,$((59 + run))000" out/latest/figures.csv ||
    fail "the report of run $run, $newest, is not of the inputs of its minute"
  said="nothing to compare with"
  if [ "$run" -gt 1 ]; then
    grep -q "^median,moved,account-manager,.*,$((58 + run))000,$((59 + run))000,1000," \
      out/latest/changes.csv || fail "run $run does not say that the median moved by 1,000"
    said="a moved median"
  fi
  echo "run $run: out/$newest, median $((59 + run)),000, $said"
  change "$run"
done
[ "$(reports | wc -l)" -eq "$minutes" ] || fail "expected $minutes reports, found $(reports | xargs)"
[ "$(readlink out/latest)" = "$(basename "$(reports | tail -1)")" ] || fail "latest is not the newest"

# Another process holds the lock over the next minute.
flock "$XDG_STATE_HOME/payband/locks/minutely.lock" sleep $((62 - 10#$(date +%S))) || true
await $((minutes + 1))
[ "$(grep -c ' busy ' "$log")" -ge 1 ] || fail "no start was refused while the lock was held"
echo "held lock: a start ended with 75 and is told by mail, the next one ran"
kill "$daemon"
wait "$daemon" 2>/dev/null || true
daemon=

# Starts and ends take turns: nothing overlaps.
awk '$3 == "start" { if (open) exit 1; open = 1 } $3 == "end" { if (!open) exit 1; open = 0 }
  END { exit open }' "$log" || fail "runs overlap: $(cat "$log")"
! grep ' end exit=' "$log" | grep -qv ' exit=0 ' || fail "a run failed: $(grep ' end ' "$log")"
! grep -q 'out/\.' "$log" || fail "the log names a folder that is gone"
# One mail for each start that was refused, with its one paragraph, and none for a good run.
[ "$(grep -c '^Subject:' "$mail")" -eq "$(grep -c ' busy ' "$log")" ] &&
  [ "$(grep -c '^payband: the job “minutely” did not run: ' "$mail")" -eq "$(grep -c ' busy ' "$log")" ] ||
  fail "the mail is not what was refused: $(cat "$mail")"
"$payband" schedule list | sed -n 1,2p
"$payband" schedule remove minutely >/dev/null
! crontab -l >/dev/null 2>&1 || fail "a crontab is left: $(crontab -l)"
echo "cron.sh: $minutes reports in $minutes minutes, none overlapping"
