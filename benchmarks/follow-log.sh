#!/usr/bin/env bash
# How late `aws logs tail --follow` (AWS CLI, version 2) shows the lines of a job that prints one each 100 ms.
#   benchmarks/follow-log.sh [--runtime process|docker] [--seconds 60] [--aws /usr/bin/aws]
# Starts an embedded system of its own and stops it again. Lines that were there before the command had connected are not counted.
set -euo pipefail
cd "$(dirname "$0")/.."

runtime=process seconds=60 aws=aws
while [ $# -gt 0 ]; do
  case "$1" in
    --runtime) runtime=$2; shift 2 ;;
    --seconds) seconds=$2; shift 2 ;;
    --aws) aws=$2; shift 2 ;;
    *) echo "unknown option $1" >&2; exit 2 ;;
  esac
done
"$aws" --version 2>&1 | grep -q '^aws-cli/2' || { echo "aws logs tail needs version 2 of the AWS CLI; name it with --aws" >&2; exit 2; }

work=$(mktemp -d)
export LONGSHORE_HOME=$work/home LONGSHORE_RUNTIME=$runtime LONGSHORE_PORT=${LONGSHORE_PORT:-18080}
export AWS_ACCESS_KEY_ID=me AWS_SECRET_ACCESS_KEY=any AWS_DEFAULT_REGION=us-east-1 AWS_PAGER= PYTHONUNBUFFERED=1
trap './longshore down >&2 || true; rm -rf "$work"' EXIT
./longshore up >&2

aws() { command "$aws" --endpoint-url "http://127.0.0.1:$LONGSHORE_PORT" --output text "$@"; }

aws batch create-compute-environment --compute-environment-name laptop --type MANAGED \
  --compute-resources type=EC2,minvCpus=0,maxvCpus=16,instanceTypes=optimal,subnets=subnet-1,instanceRole=role >&2
aws batch create-job-queue --job-queue-name nightly --priority 1 --compute-environment-order order=1,computeEnvironment=laptop >&2
print="i=0; while [ \$i -lt $((seconds * 10)) ]; do echo \"printed \$(date +%s%N)\"; i=\$((i + 1)); sleep 0.1; done"
aws batch register-job-definition --job-definition-name clock --type container --container-properties \
  "{\"image\":\"debian:bookworm-slim\",\"command\":[\"sh\",\"-c\",\"${print//\"/\\\"}\"],\"resourceRequirements\":[{\"type\":\"VCPU\",\"value\":\"1\"},{\"type\":\"MEMORY\",\"value\":\"64\"}]}" >&2
job=$(aws batch submit-job --job-name clock --job-queue nightly --job-definition clock --query jobId)
until [ "$(aws batch describe-jobs --jobs "$job" --query 'jobs[0].status')" = RUNNING ]; do sleep 0.2; done

timeout $((seconds + 5)) "$aws" --endpoint-url "http://127.0.0.1:$LONGSHORE_PORT" logs tail /aws/batch/job --follow --format short \
  2>/dev/null | while read -r _ _ printed; do echo "$printed $(date +%s%N)"; done >"$work/seen" || true

awk 'NR == 1 { first = $2 } $1 >= first { print int(($2 - $1) / 1000000) }' "$work/seen" | sort -n >"$work/delays"
awk '{ delay[NR] = $1; late += $1 > 1000 }
  END { if (!NR) { print "no line was seen"; exit 1 }
        printf "%d lines; shown after %d ms (p50), %d ms (p99), %d ms at most; %d later than a second\n",
               NR, delay[int((NR + 1) / 2)], delay[int(NR * 0.99 + 0.5)], delay[NR], late }' "$work/delays"
sort "$work/seen" | awk '{ print $1 }' | uniq -d | awk 'END { printf "%d lines shown twice\n", NR }'
