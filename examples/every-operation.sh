#!/usr/bin/env bash
# Drives every operation of AWS Batch and of EventBridge Scheduler that the `aws` command knows, and reads the logs of a job: in pages of 2 over 5 where
# there is a list, and with what must be refused. Says at its end how many operations it drove and what failed first, and ends with 1 then.
#   examples/every-operation.sh [--endpoint http://127.0.0.1:8080] [--aws /usr/bin/aws]
# Without an endpoint it starts an embedded system of its own and stops it again. Everything it makes has a name of its own and is deleted.
set -uo pipefail
cd "$(dirname "$0")/.."

endpoint='' aws=aws
while [ $# -gt 0 ]; do
  case "$1" in
    --endpoint) endpoint=$2; shift 2 ;;
    --aws) aws=$2; shift 2 ;;
    *) echo "unknown option $1" >&2; exit 2 ;;
  esac
done
export AWS_ACCESS_KEY_ID=me AWS_SECRET_ACCESS_KEY=any AWS_DEFAULT_REGION=eu-west-1 AWS_PAGER= AWS_MAX_ATTEMPTS=1
work=$(mktemp -d)
driven=$work/driven
if [ -n "$endpoint" ]; then
  trap 'rm -rf "$work"' EXIT
else
  export LONGSHORE_HOME=$work/home LONGSHORE_RUNTIME=process LONGSHORE_PORT=${LONGSHORE_PORT:-18080}
  trap './longshore down >&2 || true; rm -rf "$work"' EXIT
  ./longshore up >&2 || exit 2
  endpoint=http://127.0.0.1:$LONGSHORE_PORT
fi

passed=0 failed=0 first_failure='' unknown=()
own=cli-$(date +%s)-$$

call() { echo "$1 $2" >>"$driven"; "$aws" --endpoint-url "$endpoint" --output text "$@" 2>&1; }
# The operations of a service that this version of the command knows.
operations() { "$aws" "$1" nonsense 2>&1 | tr '|' '\n' | grep -oE '\b[a-z]+(-[a-z]+)+\b' | sort -u; }
declare -A known=()
for service in batch scheduler logs; do known[$service]=" $(operations "$service" | tr '\n' ' ')"; done

knows() {
  [[ ${known[$1]} == *" $2 "* ]] && return
  [[ " ${unknown[*]-} " == *" $2 "* ]] || unknown+=("$2")
  return 1
}
fail() {
  failed=$((failed + 1))
  first_failure=${first_failure:-$1}
  printf 'FAILED %s\n  expected: %s\n  answer:   %s\n' "$1" "$2" "$3"
}

# shows WORDS SERVICE OPERATION …: it succeeds, and its answer has the words
shows() {
  local words=$1 answer; shift
  knows "$@" || return 0
  if answer=$(call "$@") && grep -qE -- "$words" <<<"$answer"; then passed=$((passed + 1)); else fail "$*" "$words" "$answer"; fi
}
# silent SERVICE OPERATION …: it succeeds, whatever it says
silent() {
  local answer
  knows "$@" || return 0
  if answer=$(call "$@"); then passed=$((passed + 1)); else fail "$*" success "$answer"; fi
}
# refuses TYPE SERVICE OPERATION …
refuses() {
  local type=$1 answer; shift
  knows "$@" || return 0
  if answer=$(call "$@"); then fail "$*" "$type" "$answer"
  elif grep -qF "An error occurred ($type)" <<<"$answer"; then passed=$((passed + 1)); else fail "$*" "$type" "$answer"; fi
}
# pages LIST SERVICE OPERATION …: sooner or later five of this run, asked for two at a time
pages() {
  local list=$1; shift
  # As text, each page would be counted by itself.
  comes '^5$' "$@" --page-size 2 --query "length($list)" --output json
}
# comes WORDS SERVICE OPERATION …: asked again until the answer has the words
comes() {
  local words=$1 answer='' i; shift
  knows "$@" || return 0
  for i in $(seq 100); do
    answer=$(call "$@") && grep -qE -- "$words" <<<"$answer" && { passed=$((passed + 1)); return 0; }
    sleep 0.2
  done
  fail "$*" "$words" "$answer"
}
# What every ARN begins with says an ARN that the gateway has made.
base=''
arn() { echo "$base:$1"; }
mine() { echo "$1[?contains($2,'$own')]"; }

resources() {
  for i in 1 2 3 4 5; do
    shows "policy/$own-$i" batch create-scheduling-policy --name "$own-$i" --fairshare-policy shareDecaySeconds=60
    shows "$own-$i" batch create-compute-environment --compute-environment-name "$own-$i" --type MANAGED \
      --compute-resources type=EC2,minvCpus=0,maxvCpus=1,instanceTypes=optimal,subnets=subnet-1,instanceRole=role
    comes 'VALID' batch describe-compute-environments --compute-environments "$own-$i" --query 'computeEnvironments[].status'
    shows "$own-$i" batch create-job-queue --job-queue-name "$own-$i" --priority 1 \
      --compute-environment-order "order=1,computeEnvironment=$own-$i"
    comes '^VALID' batch describe-job-queues --job-queues "$own-$i" --query 'jobQueues[].status'
    shows "$own-$i" batch create-consumable-resource --consumable-resource-name "$own-$i" --total-quantity 5
    shows "$own-$i" batch register-job-definition --job-definition-name "$own-$i" --type container --container-properties \
      '{"image": "busybox", "command": ["echo", "a line"], "resourceRequirements": [{"type": "VCPU", "value": "1"}, {"type": "MEMORY", "value": "64"}]}'
  done
  local policy queue
  queue=$(call batch describe-job-queues --job-queues "$own-1" --query 'jobQueues[].jobQueueArn')
  base=${queue%:*}
  policy=$(arn "scheduling-policy/$own-1")
  pages "$(mine schedulingPolicies arn)" batch list-scheduling-policies
  pages "$(mine computeEnvironments computeEnvironmentName)" batch describe-compute-environments
  pages "$(mine jobQueues jobQueueName)" batch describe-job-queues
  pages "$(mine consumableResources consumableResourceName)" batch list-consumable-resources
  pages "$(mine jobDefinitions jobDefinitionName)" batch describe-job-definitions
  shows "$own-1" batch describe-scheduling-policies --arns "$policy"
  silent batch update-scheduling-policy --arn "$policy" --fairshare-policy computeReservation=10
  shows '^10$' batch describe-scheduling-policies --arns "$policy" --query 'schedulingPolicies[].fairsharePolicy.computeReservation'
  shows "$own-1" batch update-compute-environment --compute-environment "$own-1" --compute-resources maxvCpus=8
  shows "$own-1" batch update-job-queue --job-queue "$own-1" --priority 7
  comes '^7.VALID' batch describe-job-queues --job-queues "$own-1" --query 'jobQueues[].[priority,status]'
  shows '^6$' batch update-consumable-resource --consumable-resource "$own-1" --operation ADD --quantity 1 --query totalQuantity
  shows '^6$' batch describe-consumable-resource --consumable-resource "$own-1" --query totalQuantity
  silent batch tag-resource --resource-arn "$queue" --tags team=blue
  shows blue batch list-tags-for-resource --resource-arn "$queue"
  silent batch untag-resource --resource-arn "$queue" --tag-keys team
  shows None batch list-tags-for-resource --resource-arn "$queue" --query tags.team
}

jobs() {
  local stream
  for i in 1 2 3 4 5; do
    shows '.' batch submit-job --job-name "$own-$i" --job-queue "$own-1" --job-definition "$own-1"
  done
  pages jobSummaryList batch list-jobs --job-queue "$own-1" --job-status SUCCEEDED
  pages logStreams logs describe-log-streams --log-group-name /aws/batch/job --log-stream-name-prefix "$own-1/"
  pages events logs filter-log-events --log-group-name /aws/batch/job --log-stream-name-prefix "$own-1/"
  stream=$(call logs describe-log-streams --log-group-name /aws/batch/job --log-stream-name-prefix "$own-1/" --query 'logStreams[0].logStreamName')
  shows 'a line' logs get-log-events --log-group-name /aws/batch/job --log-stream-name "$stream"
  shows '/aws/batch/job' logs describe-log-groups --log-group-name-prefix /aws/batch
  refuses ResourceNotFoundException logs get-log-events --log-group-name /aws/batch/job --log-stream-name nobody
  local long='{"command": ["sleep", "600"], "resourceRequirements": [{"type": "VCPU", "value": "1"}]}' first second third
  first=$(call batch submit-job --job-name first --job-queue "$own-2" --job-definition "$own-2" --container-overrides "$long" --query jobId)
  second=$(call batch submit-job --job-name second --job-queue "$own-2" --job-definition "$own-2" --container-overrides "$long" --query jobId)
  comes RUNNING batch describe-jobs --jobs "$first" --query 'jobs[].status'
  comes "$second" batch get-job-queue-snapshot --job-queue "$own-2"
  silent batch cancel-job --job-id "$second" --reason enough
  comes 'FAILED.*enough' batch describe-jobs --jobs "$second" --query 'jobs[].[status,statusReason]'
  silent batch terminate-job --job-id "$first" --reason enough
  comes 'FAILED.*enough' batch describe-jobs --jobs "$first" --query 'jobs[].[status,statusReason]'
  for i in 1 2 3 4 5; do
    knows batch create-consumable-resource || break
    call batch submit-job --job-name "$own-$i" --job-queue "$own-3" --job-definition "$own-1" --consumable-resource-properties-override \
      "consumableResourceList=[{consumableResource=$own-3,quantity=1}]" >/dev/null
  done
  pages jobs batch list-jobs-by-consumable-resource --consumable-resource "$own-3" --filters name=JOB_STATUS,values=SUCCEEDED
  third=$(call batch submit-job --job-name third --job-queue "$own-1" --job-definition "$own-1" --array-properties size=5 --query jobId)
  pages jobSummaryList batch list-jobs --array-job-id "$third" --job-status SUCCEEDED
  shows "$third" batch cancel-jobs --jobs "$third" --reason enough
  shows "$third" batch terminate-jobs --jobs "$third" --reason enough
  silent batch deregister-job-definition --job-definition "$own-5:1"
  shows INACTIVE batch describe-job-definitions --job-definitions "$own-5:1" --query 'jobDefinitions[].status'
}

services() {
  for i in 1 2 3 4 5; do
    shows "$own-$i" batch create-service-environment --service-environment-name "$own-$i" --service-environment-type SAGEMAKER_TRAINING \
      --capacity-limits maxCapacity=5,capacityUnit=NUM_INSTANCES
  done
  pages "$(mine serviceEnvironments serviceEnvironmentName)" batch describe-service-environments
  shows "$own-1" batch update-service-environment --service-environment "$own-1" --capacity-limits maxCapacity=6,capacityUnit=NUM_INSTANCES
  ! knows batch create-quota-share || shares
  for i in 1 2 3 4 5; do
    silent batch update-service-environment --service-environment "$own-$i" --state DISABLED
    silent batch delete-service-environment --service-environment "$own-$i"
  done
}

# The environment is disabled at first, so that jobs wait.
shares() {
  local policy queue=$own-quota share waiting first job
  policy=$(call batch create-scheduling-policy --name "$queue" --quota-share-policy idleResourceAssignmentStrategy=FIFO --query arn)
  shows "$queue" batch create-job-queue --job-queue-name "$queue" --priority 1 --scheduling-policy-arn "$policy" --job-queue-type SAGEMAKER_TRAINING \
    --service-environment-order "order=1,serviceEnvironment=$own-1"
  silent batch update-service-environment --service-environment "$own-1" --state DISABLED
  for i in 1 2 3 4 5; do
    shows "share-$i" batch create-quota-share --quota-share-name "share-$i" --job-queue "$queue" \
      --capacity-limits maxCapacity=2,capacityUnit=NUM_INSTANCES --resource-sharing-configuration strategy=LEND \
      --preemption-configuration inSharePreemption=ENABLED
    shows "$own-$i" batch submit-service-job --job-name "$own-$i" --job-queue "$queue" --quota-share-name "share-$i" \
      --service-job-type SAGEMAKER_TRAINING --service-request-payload '{}'
  done
  pages quotaShares batch list-quota-shares --job-queue "$queue"
  pages jobSummaryList batch list-service-jobs --job-queue "$queue" --job-status RUNNABLE
  read -r first waiting <<<"$(call batch list-service-jobs --job-queue "$queue" --job-status RUNNABLE --query 'jobSummaryList[].jobId' | tr '\t' ' ')"
  shows "$first" batch update-service-job --job-id "$first" --scheduling-priority 7
  shows '^7$' batch describe-service-job --job-id "$first" --query schedulingPriority
  refuses ClientException batch update-service-job --job-id nobody --scheduling-priority 1
  silent batch terminate-service-job --job-id "$first" --reason enough
  # shellcheck disable=SC2086
  if knows batch terminate-service-jobs; then
    shows "${waiting%% *}" batch terminate-service-jobs --jobs $waiting --reason enough
  else
    for job in $waiting; do silent batch terminate-service-job --job-id "$job" --reason enough; done
  fi
  pages jobSummaryList batch list-service-jobs --job-queue "$queue" --job-status FAILED
  silent batch update-service-environment --service-environment "$own-1" --state ENABLED
  first=$(call batch submit-service-job --job-name last --job-queue "$queue" --quota-share-name share-1 --service-job-type SAGEMAKER_TRAINING \
    --service-request-payload '{}' --query jobId)
  comes 'FAILED.*SageMaker' batch describe-service-job --job-id "$first" --query '[status,statusReason]'
  for share in $(call batch list-quota-shares --job-queue "$queue" --query 'quotaShares[].quotaShareArn'); do
    shows share- batch update-quota-share --quota-share-arn "$share" --state DISABLED
    shows DISABLED batch describe-quota-share --quota-share-arn "$share" --query state
    silent batch delete-quota-share --quota-share-arn "$share"
  done
  delete_queue "$queue"
  silent batch delete-scheduling-policy --arn "$policy"
}

schedules() {
  local group
  local target='{"Arn": "arn:aws:scheduler:::aws-sdk:batch:submitJob", "RoleArn": "arn:aws:iam::123456789012:role/scheduler", "Input": "{\"JobName\": \"due\", \"JobQueue\": \"q\", \"JobDefinition\": \"d\"}"}'
  for i in 1 2 3 4 5; do
    shows "$own-$i" scheduler create-schedule-group --name "$own-$i"
    shows "$own-$i" scheduler create-schedule --name "$own-$i" --group-name "$own-1" --schedule-expression 'cron(0 0 1 1 ? 2199)' \
      --flexible-time-window Mode=OFF --target "$target"
  done
  group=$(call scheduler get-schedule-group --name "$own-1" --query Arn)
  pages ScheduleGroups scheduler list-schedule-groups --name-prefix "$own"
  pages Schedules scheduler list-schedules --group-name "$own-1"
  shows "$own-2" scheduler get-schedule --name "$own-2" --group-name "$own-1"
  shows "$own-2" scheduler update-schedule --name "$own-2" --group-name "$own-1" --schedule-expression 'rate(5 minutes)' --state DISABLED \
    --flexible-time-window Mode=OFF --target "$target"
  shows DISABLED scheduler get-schedule --name "$own-2" --group-name "$own-1" --query State
  shows ACTIVE scheduler get-schedule-group --name "$own-1"
  silent scheduler tag-resource --resource-arn "$group" --tags Key=team,Value=blue
  shows blue scheduler list-tags-for-resource --resource-arn "$group"
  silent scheduler untag-resource --resource-arn "$group" --tag-keys team
  silent scheduler delete-schedule --name "$own-2" --group-name "$own-1"
  refuses ResourceNotFoundException scheduler get-schedule --name "$own-2" --group-name "$own-1"
  refuses ConflictException scheduler create-schedule-group --name "$own-1"
  refuses ValidationException scheduler create-schedule --name "$own-6" --schedule-expression 'rate(0 minutes)' --flexible-time-window Mode=OFF \
    --target "$target"
  for i in 1 2 3 4 5; do silent scheduler delete-schedule-group --name "$own-$i"; done
}

refusals() {
  refuses ClientException batch create-compute-environment --compute-environment-name 'no name' --type MANAGED
  refuses ClientException batch update-compute-environment --compute-environment nobody --state DISABLED
  refuses ClientException batch create-job-queue --job-queue-name "$own-6" --priority 1 --compute-environment-order order=1,computeEnvironment=nobody
  refuses ClientException batch update-job-queue --job-queue nobody --priority 1
  refuses ClientException batch register-job-definition --job-definition-name "$own-6" --type container
  refuses ClientException batch deregister-job-definition --job-definition nobody:1
  refuses ClientException batch submit-job --job-name one --job-queue nobody --job-definition "$own-1"
  refuses ClientException batch list-jobs
  refuses ClientException batch cancel-job --job-id nobody --reason ''
  refuses ClientException batch list-tags-for-resource --resource-arn "$(arn job-queue/nobody)"
  refuses ClientException batch create-scheduling-policy --name "$own-1"
  refuses ClientException batch create-consumable-resource --consumable-resource-name "$own-1" --total-quantity 1
  refuses ClientException batch describe-consumable-resource --consumable-resource nobody
  refuses ClientException batch get-job-queue-snapshot --job-queue nobody
  refuses ClientException batch describe-service-job --job-id nobody
  refuses ClientException batch describe-job-queues --next-token nonsense
}

delete_queue() {
  call batch update-job-queue --job-queue "$1" --state DISABLED >/dev/null
  comes 'DISABLED.VALID' batch describe-job-queues --job-queues "$1" --query 'jobQueues[].[state,status]'
  silent batch delete-job-queue --job-queue "$1"
  comes '^0$' batch describe-job-queues --job-queues "$1" --query 'length(jobQueues)'
}

deletions() {
  for i in 1 2 3 4 5; do
    delete_queue "$own-$i"
    call batch update-compute-environment --compute-environment "$own-$i" --state DISABLED >/dev/null
    comes 'DISABLED.VALID' batch describe-compute-environments --compute-environments "$own-$i" --query 'computeEnvironments[].[state,status]'
    silent batch delete-compute-environment --compute-environment "$own-$i"
    comes '^0$' batch describe-compute-environments --compute-environments "$own-$i" --query 'length(computeEnvironments)'
    silent batch delete-scheduling-policy --arn "$(arn "scheduling-policy/$own-$i")"
    silent batch delete-consumable-resource --consumable-resource "$own-$i"
    [ "$i" = 5 ] || silent batch deregister-job-definition --job-definition "$own-$i:1"
  done
}

for part in resources jobs services schedules refusals deletions; do $part; done
for service in batch scheduler; do
  for operation in ${known[$service]}; do
    grep -qx "$service $operation" "$driven" || fail "$service $operation" 'to be driven' 'it was not'
  done
done
[ ${#unknown[@]} = 0 ] || echo "$("$aws" --version 2>&1 | cut -d' ' -f1) does not know: ${unknown[*]}"
echo "$(sort -u "$driven" | wc -l) operations were driven ($(sort -u "$driven" | cut -d' ' -f1 | uniq -c | awk '{ printf "%s%d of %s", (NR > 1 ? ", " : ""), $1, $2 }')), $passed assertions hold"
[ "$failed" = 0 ] || { echo "$failed assertions failed, the first one: $first_failure"; exit 1; }
