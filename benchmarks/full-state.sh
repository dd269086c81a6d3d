#!/usr/bin/env bash
# Measures a core that is built from its stored state, as after a restart: a million queued jobs, and a million queued children of arrays.
#   benchmarks/full-state.sh [--jobs N] [--arrays N] [--runs N]
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -q -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true -pl benchmarks -am package >&2
exec "$(./longshore java)" -Xms8g -Xmx8g -XX:+UseParallelGC -XX:+UseCompactObjectHeaders -XX:+UseTransparentHugePages \
  -cp "benchmarks/target/classes:$(cat benchmarks/target/class-path)" dev.longshore.benchmark.core.StateRun "$@"
