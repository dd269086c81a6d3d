#!/usr/bin/env bash
# Measures the scheduling core alone, with a full cell: a million queued jobs on ten thousand instances, unless options say otherwise.
#   benchmarks/full-cell.sh [--jobs N] [--instances N] [--queues N] [--shares N] [--runs N]
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -q -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true -pl benchmarks -am package >&2
exec "$(./longshore java)" -Xms8g -Xmx8g -XX:+UseParallelGC -XX:+UseCompactObjectHeaders -XX:+UseTransparentHugePages \
  -cp "benchmarks/target/classes:$(cat benchmarks/target/class-path)" dev.longshore.benchmark.core.WholeRun "$@"
