package dev.longshore.scheduler.core.simulation;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.scheduler.core.state.Consumable;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.core.state.Environment;
import dev.longshore.scheduler.core.state.Executor;
import dev.longshore.scheduler.core.state.Instance;
import dev.longshore.scheduler.core.state.JobProgress;
import dev.longshore.scheduler.core.state.Queue;

import static org.assertj.core.api.Assertions.assertThat;

/** What users read about why a job waits, held against the state, which is counted here in another way than the scheduler does. */
final class ReasonByTheFacts {

    private static final String ID = "[0-9a-f]{8}-[0-9a-f-]{27}";
    private static final Pattern JOBS = Pattern.compile("waiting for jobs? (" + ID + "(?::\\d+)?(?:, " + ID + "(?::\\d+)?)*)");
    private static final Pattern FIRST = Pattern.compile("ahead in the queue; the first of them, (" + ID + ")");
    private static final Pattern QUEUE_LIMIT = Pattern.compile("job queue \\S+ runs ([\\d,]+) jobs?, as many");
    private static final Pattern SHARE_LIMIT = Pattern.compile("^share (\\S+) runs ([\\d,]+) jobs?, as many");
    private static final Pattern CONSUMABLE = Pattern.compile("consumable resource (\\S+); (-?\\d+) of (-?\\d+) (?:is|are) free");
    private static final Pattern MAXIMUM = Pattern
            .compile("compute environment (\\S+) has (\\S+) vCPUs? of at most (\\S+)(?:;|$)");
    private static final Pattern STARTING = Pattern.compile("instance (\\S+) of compute environment \\S+ is starting");

    private final Map<String, Entity> entities;
    private final JobSubmitted job;

    ReasonByTheFacts(Map<String, Entity> entities, JobId job) {
        this.entities = entities;
        this.job = RunningJobs.spec(entities, job);
    }

    void check(String reason) {
        find(JOBS, reason).ifPresent(found -> Stream.of(found.group(1).split(", ")).map(JobId::parse).forEach(this::isAwaited));
        find(FIRST, reason).ifPresent(found -> waitsInTheSameQueue(JobId.parse(found.group(1)), reason));
        find(QUEUE_LIMIT, reason).filter(found -> !reason.contains("ahead")).ifPresent(found -> assertThat(runningInQueue())
                .as(reason).isEqualTo(number(found.group(1))).isEqualTo(queue().maxRunningJobs().orElseThrow().longValue()));
        find(SHARE_LIMIT, reason).ifPresent(found -> assertThat(runningOfShare(found.group(1))).as(reason)
                .isEqualTo(number(found.group(2))).isEqualTo(queue().maxRunningJobsPerShare().orElseThrow().longValue()));
        find(CONSUMABLE, reason).ifPresent(found -> isFree(reason, found));
        find(MAXIMUM, reason).ifPresent(found -> isAtMaximum(reason, found));
        find(STARTING, reason).ifPresent(found -> takesNothingYet((Instance) entities.get("instance/" + found.group(1)), reason));
        if (reason.startsWith("MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE")) {
            assertThat(queue().computeEnvironments()).as(reason).allMatch(
                    arn -> environment(arn).definition().maxVcpus().compareTo(job.workload().resources().vcpus()) < 0);
        }
    }

    private static Optional<Matcher> find(Pattern pattern, String reason) {
        return Optional.of(pattern.matcher(reason)).filter(Matcher::find);
    }

    private static long number(String digits) {
        return Long.parseLong(digits.replace(",", ""));
    }

    /** One that is not known, because it was forgotten or has not arrived, may be waited for. */
    private void isAwaited(JobId other) {
        assertThat(job.dependsOn()).as("waits for %s", other).anyMatch(one -> one.job().equals(other));
        if (!other.isChild() && entities.get("job/" + other) instanceof JobProgress known) {
            assertThat(known.progress().hasEnded()).as("%s, which is waited for, has ended", other).isFalse();
        }
    }

    private void waitsInTheSameQueue(JobId first, String reason) {
        JobProgress known = (JobProgress) entities.get("job/" + first);
        assertThat(known).as(reason).isNotNull();
        assertThat(RunningJobs.spec(entities, first).queue()).as(reason).isEqualTo(job.queue());
        assertThat(known.progress().status()).as(reason).isIn(JobStatus.RUNNABLE, JobStatus.PENDING);
    }

    /** It has not been reported ready, or its executor has not been heard of. */
    private void takesNothingYet(Instance instance, String reason) {
        boolean isServed = instance.executor().filter(id -> entities.get("executor/" + id) instanceof Executor known
                && !known.lost()).isPresent();
        assertThat(instance.stage() == Instance.Stage.READY && isServed).as("%s takes placements: %s", instance, reason)
                .isFalse();
        assertThat(instance.stage()).as(reason).isNotEqualTo(Instance.Stage.RELEASING);
    }

    private long runningInQueue() {
        return RunningJobs.in(entities).filter(other -> other.queue().equals(job.queue())).count();
    }

    private long runningOfShare(String share) {
        return RunningJobs.in(entities).filter(other -> other.queue().equals(job.queue()))
                .filter(other -> other.terms().share().equals(Optional.of(share))).count();
    }

    private void isFree(String reason, Matcher found) {
        long inUse = RunningJobs.in(entities).flatMap(other -> other.terms().consumables().stream())
                .filter(need -> need.resource().name().equals(found.group(1))).mapToLong(need -> need.quantity()).sum();
        Consumable resource = entities.values().stream().filter(Consumable.class::isInstance).map(Consumable.class::cast)
                .filter(known -> known.arn().name().equals(found.group(1))).findFirst().orElseThrow();
        assertThat(number(found.group(2))).as(reason).isEqualTo(Math.max(0, resource.left() - inUse));
        assertThat(number(found.group(3))).as(reason).isEqualTo(resource.left());
    }

    private void isAtMaximum(String reason, Matcher found) {
        Environment environment = entities.values().stream().filter(Environment.class::isInstance).map(Environment.class::cast)
                .filter(known -> known.arn().name().equals(found.group(1))).findFirst().orElseThrow();
        int present = entities.values().stream().filter(Instance.class::isInstance).map(Instance.class::cast)
                .filter(instance -> instance.environment().equals(environment.arn()))
                .mapToInt(instance -> instance.shape().resources().vcpus().millis()).sum();
        assertThat(found.group(2)).as(reason).isEqualTo(new Vcpus(present).toString());
        assertThat(found.group(3)).as(reason).isEqualTo(environment.definition().maxVcpus().toString());
    }

    private JobQueueDefined queue() {
        return ((Queue) entities.get("queue/" + job.queue())).definition();
    }

    private Environment environment(Arn arn) {
        return (Environment) entities.get("environment/" + arn);
    }
}
