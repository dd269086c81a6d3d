package dev.longshore.scheduler.core;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.JobDependency;
import dev.longshore.contracts.job.JobDependency.Kind;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.job.NodeGroup;
import dev.longshore.contracts.job.RetryStrategy;
import dev.longshore.contracts.job.RetryStrategy.EvaluateOnExit;
import dev.longshore.contracts.job.StartTerms;
import dev.longshore.contracts.job.StartTerms.ConsumableNeed;
import dev.longshore.contracts.job.TaskSpec;
import dev.longshore.contracts.job.TaskSpec.TaskContainer;
import dev.longshore.contracts.job.Workload;
import dev.longshore.contracts.resource.Arn;

/** A job as a test describes it: 1 vCPU and 100 MiB, in the queue {@code main}, unless said otherwise. */
final class AJob {

    static final Arn MAIN_QUEUE = queue("main");

    private final JobId id;
    private final List<JobDependency> dependsOn = new ArrayList<>();
    private final List<EvaluateOnExit> rules = new ArrayList<>();
    private Arn queue = MAIN_QUEUE;
    private Resources needs = Resources.of(1, 100);
    private int attempts = 1;
    private Optional<Integer> arraySize = Optional.empty();
    private Optional<Duration> timeout = Optional.empty();
    private Optional<String> refusal = Optional.empty();
    private Optional<String> share = Optional.empty();
    private int priority;
    private final List<ConsumableNeed> consumables = new ArrayList<>();
    private Optional<Instant> expiresAt = Optional.empty();
    private boolean sequential;
    private int nodes;
    private int main;
    private boolean afterAnyEnd;
    private boolean sidecar;
    private String definition = "definition";

    private AJob(JobId id) {
        this.id = id;
    }

    static AJob named(String name) {
        return new AJob(id(name));
    }

    static AJob anArrayOf(int size, String name) {
        AJob job = named(name);
        job.arraySize = Optional.of(size);
        return job;
    }

    /** The id of the job with that name: always the same. */
    static JobId id(String name) {
        return JobId.of(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }

    static Arn queue(String name) {
        return Arn.batch("us-east-1", "123456789012", "job-queue", name);
    }

    AJob needing(int vcpus, long memoryMib) {
        needs = Resources.of(vcpus, memoryMib);
        return this;
    }

    /** Beside what it needs else. */
    AJob gpus(int count) {
        needs = new Resources(needs.vcpus(), needs.memory(), new Gpus(count));
        return this;
    }

    /** A multi-node job whose nodes all need what it says. */
    AJob nodes(int count, int mainNode) {
        nodes = count;
        main = mainNode;
        return this;
    }

    AJob of(String definitionName) {
        definition = definitionName;
        return this;
    }

    AJob in(String queueName) {
        queue = queue(queueName);
        return this;
    }

    AJob attempts(int most) {
        attempts = most;
        return this;
    }

    AJob onExit(EvaluateOnExit rule) {
        rules.add(rule);
        return this;
    }

    AJob timeout(Duration perAttempt) {
        timeout = Optional.of(perAttempt);
        return this;
    }

    AJob refused(String reason) {
        refusal = Optional.of(reason);
        return this;
    }

    AJob ofShare(String name) {
        share = Optional.of(name);
        return this;
    }

    AJob priority(int higherIsFirst) {
        priority = higherIsFirst;
        return this;
    }

    AJob taking(long quantity, Arn consumable) {
        consumables.add(new ConsumableNeed(consumable, quantity));
        return this;
    }

    AJob after(String... names) {
        for (String name : names) {
            dependsOn.add(JobDependency.on(id(name), Optional.empty()));
        }
        return this;
    }

    AJob afterChild(String array, int index) {
        dependsOn.add(JobDependency.on(id(array).child(index), Optional.empty()));
        return this;
    }

    /** Each child after the child of the same index of that array. */
    AJob eachAfter(String array) {
        dependsOn.add(new JobDependency(id(array), Kind.N_TO_N, Optional.empty(), List.of()));
        return this;
    }

    AJob eachAfterOneKnownToHaveFailedIn(String array, Integer... indexes) {
        dependsOn.add(new JobDependency(id(array), Kind.N_TO_N, Optional.of(JobStatus.FAILED), List.of(indexes)));
        return this;
    }

    /** Each child after the one before it. */
    AJob sequential() {
        sequential = true;
        return this;
    }

    /** What it depends on need only have ended. */
    AJob afterAnyEnd() {
        afterAnyEnd = true;
        return this;
    }

    AJob expiresAt(Instant when) {
        expiresAt = Optional.of(when);
        return this;
    }

    AJob afterOneKnownToHave(JobStatus outcome, String name) {
        dependsOn.add(JobDependency.on(id(name), Optional.of(outcome)));
        return this;
    }

    JobId id() {
        return id;
    }

    JobSubmitted submittedAt(Instant at) {
        return new JobSubmitted(id, "job", queue, definition, at,
                workload(), new RetryStrategy(attempts, rules), timeout, arraySize,
                dependsOn, refusal, new StartTerms(share, priority, sequential, afterAnyEnd, expiresAt, consumables),
                nodeGroup());
    }

    /** A multi-container job: two containers, each of which needs what it says. */
    AJob withSidecar() {
        sidecar = true;
        return this;
    }

    private Workload workload() {
        return sidecar ? new TaskSpec(List.of(container("main", true), container("proxy", false))) : container();
    }

    private TaskContainer container(String name, boolean essential) {
        return new TaskContainer(name, essential, List.of(), Optional.empty(), Optional.empty(), container());
    }

    private ContainerSpec container() {
        return ContainerSpec.of("busybox", List.of("true"), needs);
    }

    private Optional<NodeGroup> nodeGroup() {
        return nodes == 0
                ? Optional.empty()
                : Optional.of(new NodeGroup(main, List.of(new NodeGroup.NodeRange(0, nodes - 1, container()))));
    }
}
