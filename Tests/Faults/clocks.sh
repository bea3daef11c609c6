#!/usr/bin/env bash
# Debian's cron daemon goes through both changes of the clocks of a year in Warsaw, 120 times as fast
# as time, and the jobs that it starts see the same clock.
#
# usage: Tests/Faults/clocks.sh [BINARY]
#
# Holds if a job of 02:30, which clocks skip in March and show twice in October, has one report on each
# of the two days, and jobs of every hour and every twenty minutes one for each hour and twenty minutes
# that pass.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/namespace.bash"
faketime=$(find /usr/lib -name libfaketime.so.1 2>/dev/null | head -1)
[ -n "$faketime" ] || skip "faketime is not installed"
own_namespace "$@"

payband=$(realpath "${1:-.build/release/payband}")
folder=$(mktemp -d)
daemon=
trap '[ -z "$daemon" ] || kill -9 "$daemon" 2>/dev/null || true; rm -rf "$folder"' EXIT
hide_system "$folder"
export XDG_CONFIG_HOME="$folder/config" XDG_STATE_HOME="$folder/state"
speed=120
zone=Europe/Warsaw

mkdir "$folder/inputs"
echo 'The average salary of an account manager is $60,000 a year.' >"$folder/inputs/article.txt"

# The shell that cron starts jobs with: it takes the daemon's clock over, which a job does not inherit.
cat >"$folder/shell" <<'SHELL'
#!/bin/bash
here=$(dirname "$0")
read -r began fake <"$here/clock"
now=$(date +%s.%N)
offset=$(awk -v now="$now" -v began="$began" -v fake="$fake" \
  'BEGIN { printf "%d", fake + (now - began) * 120 - now }')
[ "$offset" -lt 0 ] || offset="+$offset"
export TZ=Europe/Warsaw LD_PRELOAD=$(cat "$here/library") FAKETIME="$offset"
exec /bin/sh "$@"
SHELL
chmod 755 "$folder/shell"
echo "$faketime" >"$folder/library"

# Runs the daemon from a local time on, for so many of its own minutes.
simulate() {
  local start=$1 minutes=$2
  local fake
  fake=$(TZ=$zone date -d "$start" +%s)
  rm -rf "$folder/out" "$folder/state" "$folder/config"
  mkdir "$folder/out"
  cd "$folder"
  printf 'SHELL=%s/shell\n' "$folder" | crontab -
  # Added a day before, so that the first time counts.
  add() {
    TZ=$zone LD_PRELOAD=$faketime FAKETIME="@$(TZ=$zone date -d "$start yesterday" '+%F %T')" \
      "$payband" schedule add "$1" --cron "$2" -- report inputs -o "out/$1" -q >/dev/null 2>&1
  }
  add nightly '30 2 * * *'
  add hourly '0 * * * *'
  add often '*/20 * * * *'
  echo "$(date +%s.%N) $fake" >"$folder/clock"
  TZ=$zone LD_PRELOAD=$faketime FAKETIME="@$start x$speed" cron -f &
  daemon=$!
  sleep $((minutes * 60 / speed))
  kill -9 "$daemon"
  wait "$daemon" 2>/dev/null || true
  daemon=
  sleep 3
  crontab -r
}

# Compares the reports of a job with those expected, which are patterns: at this speed a job may begin
# some minutes late.
expect() {
  local job=$1 found
  shift
  found=$(find "out/$job" -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | sort | xargs)
  local expected="$*" log="$XDG_STATE_HOME/payband/logs/$job.log"
  [ "$(wc -w <<<"$found")" -eq $# ] ||
    fail "$job: expected $# reports ($expected), found $found; the log: $(cat "$log")"
  for name in "$@"; do
    grep -qE "(^| )$name( |\$)" <<<"$found" || fail "$job: expected a report $name, found $found"
  done
  ! grep ' end ' "$log" | grep -qv 'exit=0 ' || fail "$job: a run failed: $(cat "$log")"
  echo "  $job: $found"
}

echo "clocks go forward, 2026-03-29 01:55 CET to 03:25 CEST:"
simulate "2026-03-29 01:55:00" 30
expect nightly 2026-03-29
expect hourly '2026-03-29T03..\+0200'
expect often '2026-03-29T030.\+0200' '2026-03-29T032.\+0200'

echo "clocks go back, 2026-10-25 01:55 CEST to 03:05 CET:"
simulate "2026-10-25 01:55:00" 130
expect nightly 2026-10-25
expect hourly '2026-10-25T02..\+0200' '2026-10-25T02..\+0100' '2026-10-25T03..\+0100'
expect often '2026-10-25T020.\+0200' '2026-10-25T022.\+0200' '2026-10-25T024.\+0200' \
  '2026-10-25T020.\+0100' '2026-10-25T022.\+0100' '2026-10-25T024.\+0100' '2026-10-25T030.\+0100'
echo "clocks.sh: one report for each time, over both changes of the clocks"
