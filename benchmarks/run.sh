#!/usr/bin/env bash
# Measures an embedded system of its own, in a folder of its own, and stops it again.
#   benchmarks/run.sh [--runtime process|docker] [further options of the load generator, such as --runs 5 --json FILE]
set -euo pipefail
cd "$(dirname "$0")/.."

runtime=process
arguments=()
while [ $# -gt 0 ]; do
  case "$1" in
    --runtime) runtime=$2; shift 2 ;;
    *) arguments+=("$1"); shift ;;
  esac
done

classpath=benchmarks/target/class-path
newer=$([ -f "$classpath" ] && find benchmarks/src benchmarks/pom.xml -newer "$classpath" -print -quit || echo "not built")
if [ -n "$newer" ]; then
  echo "building the load generator" >&2
  mvn -q -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true -pl benchmarks -am package >&2
fi

LONGSHORE_HOME=$(mktemp -d)
export LONGSHORE_HOME LONGSHORE_RUNTIME=$runtime LONGSHORE_PORT=${LONGSHORE_PORT:-18080}
trap './longshore down >&2 || true; rm -rf "$LONGSHORE_HOME"' EXIT
./longshore up >&2

"$(./longshore java)" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "benchmarks/target/classes:$(cat "$classpath")" \
  dev.longshore.benchmark.LoadGenerator --endpoint "http://127.0.0.1:$LONGSHORE_PORT" --runtime "$runtime" \
  --home "$LONGSHORE_HOME" ${arguments[@]+"${arguments[@]}"}
