#!/usr/bin/env bash
# Measures ListJobs, DescribeJobs and SubmitJob with very many jobs in the store, before and after a restart, on an embedded system of its own.
#   benchmarks/full-store.sh [--jobs 1000000] [--waiting 100000] [--samples 500]
# Of the jobs so many wait (they are really submitted), the others are copies of jobs that have run, written into the store while the system is
# down. The system's heap is 4 GiB unless LONGSHORE_JAVA_OPTIONS says otherwise.
set -euo pipefail
cd "$(dirname "$0")/.."

jobs=1000000 waiting=100000 samples=500
while [ $# -gt 0 ]; do
  case "$1" in
    --jobs) jobs=$2; shift 2 ;;
    --waiting) waiting=$2; shift 2 ;;
    --samples) samples=$2; shift 2 ;;
    *) echo "unknown option $1" >&2; exit 2 ;;
  esac
done
[ "$waiting" -lt "$jobs" ] || { echo "--waiting must be less than --jobs" >&2; exit 2; }

mvn -q -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true -pl benchmarks -am package >&2
export LONGSHORE_RUNTIME=process LONGSHORE_PORT=${LONGSHORE_PORT:-18080} LONGSHORE_JAVA_OPTIONS=${LONGSHORE_JAVA_OPTIONS:--Xmx4g}
LONGSHORE_HOME=$(mktemp -d)
export LONGSHORE_HOME
trap './longshore down >&2 || true; rm -rf "$LONGSHORE_HOME"' EXIT

benchmark() {
  local class=$1
  shift
  "$(./longshore java)" -Xmx1g -XX:+UseSerialGC -cp "benchmarks/target/classes:$(cat benchmarks/target/class-path)" \
    "dev.longshore.benchmark.$class" "$@"
}
# What is in use of the heap of the system under test after a full collection.
heap() {
  local pid jcmd
  pid=$(grep -o '"pid" *: *[0-9]*' "$LONGSHORE_HOME/run/longshore.json" | grep -o '[0-9]*$')
  jcmd=$(dirname "$(./longshore java)")/jcmd
  "$jcmd" "$pid" GC.run >/dev/null
  "$jcmd" "$pid" GC.heap_info | sed -n 's/.* total .*used \([0-9]*\)K.*/\1/p' \
    | { sum=0; while read -r part; do sum=$((sum + part)); done; printf 'heap in use after a collection: %d MiB\n' $((sum / 1024)); }
}
measure() {
  benchmark FullStore --endpoint "http://127.0.0.1:$LONGSHORE_PORT" --samples "$samples" --home "$LONGSHORE_HOME"
  heap
}

./longshore up >&2
benchmark FullStore --endpoint "http://127.0.0.1:$LONGSHORE_PORT" --prepare "$waiting"
./longshore down >&2
benchmark store.FillStore --home "$LONGSHORE_HOME" --jobs $((jobs - waiting))
started=$(date +%s%N)
./longshore up >&2
printf 'ready after %d ms\n' $((($(date +%s%N) - started) / 1000000))
measure
printf '\nAfter a restart:\n'
./longshore down >&2
started=$(date +%s%N)
./longshore up >&2
printf 'ready after %d ms\n' $((($(date +%s%N) - started) / 1000000))
measure
