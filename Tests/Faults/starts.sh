#!/usr/bin/env bash
# Twenty starts at the same moment; a bare environment and a rich one; crontabs of all kinds through the
# real crontab(1); and names, paths and arguments that try to be commands.
#
# usage: Tests/Faults/starts.sh [BINARY]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/namespace.bash"
own_namespace "$@"

payband=$(realpath "${1:-.build/release/payband}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
hide_system "$folder"
export XDG_CONFIG_HOME="$folder/config" XDG_STATE_HOME="$folder/state"
cd "$folder"
mkdir inputs
for n in $(seq 200); do
  echo "The average salary of an account manager is \$$((50000 + 7 * n)) a year." >"inputs/$n.txt"
done

# Starts.
"$payband" schedule add weekly --every monday --at 06:00 -- report inputs -o out >/dev/null
for round in 1 2 3; do
  for n in $(seq 20); do
    (
      begin=$(date +%s%N)
      code=0
      "$payband" schedule run weekly >/dev/null 2>&1 || code=$?
      echo "$code $((($(date +%s%N) - begin) / 1000000))" >"start.$n"
    ) &
  done
  wait
  [ "$(cat start.* | grep -c '^0 ')" -eq 1 ] || fail "expected one run, found $(cat start.* | xargs)"
  [ "$(cat start.* | grep -c '^75 ')" -eq 19 ] || fail "expected 19 x 75: $(cat start.* | xargs)"
  slowest=$(awk '$1 == 75 && $2 > m { m = $2 } END { print m }' start.*)
  [ "$slowest" -lt 1000 ] || fail "a refused start took $slowest ms"
  echo "twenty starts, round $round: one works, 19 end with 75, the slowest after $slowest ms"
done
"$payband" schedule run weekly 2>/dev/null &
"$payband" schedule run weekly --wait 60 || fail "a start that waits ended with $?"
wait
echo "a start with --wait works after the other"

# Environments.
sums() { (cd out/latest && sha256sum ./* | sha256sum); }
command=$(crontab -l | sed -n 's/^0 6 \* \* 1 //p')
rm -rf out
env -i HOME=/root LOGNAME=root PATH=/usr/bin:/bin SHELL=/bin/sh PWD=/root /bin/sh -c "$command"
bare=$(sums)
rm -rf out
LANG=tr_TR.UTF-8 LC_ALL=de_DE.UTF-8 LC_NUMERIC=de_DE.UTF-8 TERM=xterm-256color COLUMNS=300 \
  NO_COLOR=1 FORCE_COLOR=1 EDITOR=vi PAYBAND_TITLE=another PAYBAND_CURRENCY=PLN PAYBAND_ONLY=x \
  LS_COLORS=x TMPDIR=/tmp PATH="/opt:$PATH" "$payband" schedule run weekly
[ "$bare" = "$(sums)" ] || fail "a rich environment makes other bytes"
echo "bare and rich environment: the same $(find out/latest/ -type f | wc -l) files, ${bare:0:16}…"
"$payband" schedule remove weekly >/dev/null

# Crontabs. The spool's file stands for one that was brought in past crontab(1).
spool=/var/spool/cron/crontabs/root
try_crontab() {
  cp "$1" "$spool"
  chmod 600 "$spool"
  crontab -l >before || true
  "$payband" schedule add a --every monday -- report inputs -o out-a >/dev/null
  "$payband" schedule add b --every hour -- report inputs -o out-b >/dev/null
  crontab -l >with
  crontab -n with >/dev/null 2>&1 || fail "$2: crontab refuses what was written"
  cmp -n "$(stat -c %s before)" before with || fail "$2: other lines were changed"
  "$payband" schedule remove a >/dev/null
  "$payband" schedule remove b >/dev/null
  crontab -l >after 2>/dev/null || true
  # crontab(1) may take no last line without an end; then that is what is added.
  cmp -s before after || { echo >>before && cmp before after; } ||
    fail "$2: not as before: $(diff before after)"
  echo "crontab with $2: the same $(stat -c %s after) bytes through add and remove"
}
printf 'MAILTO=hr@example.com\n\n5 4 * * * x %%in%%put\n@reboot true\n' >foreign
printf 'MAILTO=hr@example.com\r\n# caf\351\r\n0 0 * * * /bin/true\r\n' >windows
printf '0 0 * * * /bin/true\n# no end' >unended
printf '0 0 * * * /bin/true' >unended-entry
seq 500 | awk '{ printf "%d %d * * * /bin/job-%d \047a  b\047\t# x\n", $1 % 60, $1 % 24, $1 }' >long
try_crontab foreign "foreign lines"
try_crontab windows "Windows line ends"
try_crontab unended "no final line end"
try_crontab unended-entry "an entry without a line end"
try_crontab long "500 lines"
rm -f "$spool"

# Injections: each is refused, or arrives as the one argument that it is.
count=0
refused=0
for text in '; touch pwned' '$(touch pwned)' '`touch pwned`' "'; touch pwned; '" '" && touch pwned "' \
  '| touch pwned' '> pwned' '%touch pwned' '\n* * * * * touch pwned' $'a\n* * * * * touch pwned' \
  $'a\r* * * * * touch pwned' $'\e]0;x\a' '*/1 * * * * touch pwned' '#' '$HOME' '~root' '-o' '--' \
  '../x' '{a,b}' $'a\tb' '!!' 'é 客户' "$(printf 'x%.0s' {1..1200})"; do
  for place in name input output title folder; do
    count=$((count + 1))
    rm -rf work && mkdir work
    name=job output=out-x arguments=(inputs)
    case $place in
    name) name=$text ;;
    input) arguments=("$text") ;;
    output) output=$text ;;
    title) arguments=(inputs "--title=$text") ;;
    folder)
      # What no folder can be called is refused before payband sees it.
      if ! mkdir -p "work/$text" 2>/dev/null; then
        refused=$((refused + 1))
        continue
      fi
      mkdir "work/$text/inputs" && cp inputs/1.txt "work/$text/inputs/" ;;
    esac
    if ! (
      [ "$place" = folder ] && cd "work/$text" || cd work
      "$payband" schedule add "$name" --cron '0 6 * * 1' -- \
        report "--output=$output" "${arguments[@]}"
    ) >/dev/null 2>&1; then
      refused=$((refused + 1))
      crontab -l >/dev/null 2>&1 && fail "$place “$text”: refused, but in the crontab"
      continue
    fi
    line=$(crontab -l | sed -n 's/^0 6 \* \* 1 //p')
    [ "$(wc -l <<<"$line")" -eq 1 ] && [ "${#line}" -lt 999 ] || fail "$place “$text”: $line"
    [[ "$line" != *%* ]] || fail "$place “$text”: a % in $line"
    sh -n -c "$line" || fail "$place “$text”: no line of a shell: $line"
    printf '%s\0' "$payband" schedule run "$name" --if-due >expected
    # The words of the line as the shell that cron starts reads them.
    env -i PATH=/usr/bin:/bin sh -c "set -- $line; printf '%s\0' \"\$@\"" |
      sed -z '/^XDG_[A-Z]*_HOME=/d' | cmp -s expected - || fail "$place “$text”: other words: $line"
    env -i HOME=/root PATH=/usr/bin:/bin sh -c "$line" >/dev/null 2>&1 || true
    "$payband" schedule remove "$name" >/dev/null
  done
done
[ -z "$(find / -xdev -name pwned -newer "$folder/foreign" 2>/dev/null)" ] || fail "an injection ran"
echo "injections: $count tried, $refused refused, $((count - refused)) arrived as they were; none ran"
echo "starts.sh: all held"
