package dev.longshore.scheduler.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.CapacityEvent.ExecutorReady;
import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceLaunching;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceReady;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceTerminated;
import dev.longshore.contracts.capacity.EngineId;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.Heartbeat;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceReleased;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.command.JobCommand.CancelRequested;
import dev.longshore.contracts.command.JobCommand.TerminateRequested;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.placement.PlacementEvent;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.contracts.report.JobReport.AttemptExited;
import dev.longshore.contracts.report.JobReport.AttemptFailedToStart;
import dev.longshore.contracts.report.JobReport.AttemptRunning;
import dev.longshore.contracts.report.JobReports;
import dev.longshore.contracts.resource.AllocationStrategy;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.InstanceOffer;
import dev.longshore.contracts.resource.ResourceDefinition.ComputeEnvironmentDefined;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.scheduler.core.state.Effect;
import dev.longshore.scheduler.core.state.Entity;

/**
 * A cell for stories: a core with a clock that only moves when told, one executor, and a provisioner that launches what is asked for as
 * soon as the story lets it. Whatever leaves the core is caught.
 */
final class TestCell {

    static final ExecutorId EXECUTOR = new ExecutorId("executor-1");
    static final EngineId ENGINE = new EngineId("engine-1");

    private final SchedulerCore core = new SchedulerCore(CoreSettings.defaults());
    private final Map<String, Entity> stored = new LinkedHashMap<>();
    private final Map<JobId, List<JobStatusChanged>> statuses = new LinkedHashMap<>();
    private final List<Message> said = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private String incarnation = "first";

    static Arn environment(String name) {
        return Arn.batch("us-east-1", "123456789012", "compute-environment", name);
    }

    /** A cell with the environment {@code pool}, the queue {@code main} on it, and one large host. */
    static TestCell withVcpus(int maximum) {
        TestCell cell = new TestCell();
        cell.defineEnvironment("pool", 0, maximum);
        cell.defineQueue("main", 1, "pool");
        cell.executorStarts(incarnationOf(cell));
        cell.hosts(Resources.of(64, 64_000));
        return cell;
    }

    private static String incarnationOf(TestCell cell) {
        return cell.incarnation;
    }

    void defineEnvironment(String name, int minimum, int maximum) {
        defineEnvironment(name, minimum, maximum, true);
    }

    void defineEnvironment(String name, int minimum, int maximum, boolean enabled) {
        receive(new ComputeEnvironmentDefined(environment(name), "uuid", 1, 0, enabled, Vcpus.of(minimum), Vcpus.of(maximum),
                List.of("optimal")));
    }

    void defineEnvironment(String name, int minimum, int maximum, AllocationStrategy strategy, String... types) {
        receive(new ComputeEnvironmentDefined(environment(name), "uuid", 1, 0, true, Vcpus.of(minimum), Vcpus.of(maximum),
                List.of(types), strategy, List.of()));
    }

    void defineQueue(String name, int priority, String... environments) {
        receive(new JobQueueDefined(AJob.queue(name), "uuid", 1, 0, true, priority,
                Arrays.stream(environments).map(TestCell::environment).toList()));
    }

    void hosts(Resources all) {
        receive(new HostPoolChanged(all, all, all));
    }

    /** One host of each kind. */
    void offers(InstanceOffer... offers) {
        List<InstanceOffer> all = List.of(offers);
        receive(new HostPoolChanged(all.stream().map(InstanceOffer::resources).reduce(Resources.NONE, Resources::most),
                all.stream().map(InstanceOffer::largest).reduce(Resources.NONE, Resources::most),
                all.stream().map(InstanceOffer::resources).reduce(Resources.NONE, Resources::plus), all));
    }

    void executorStarts(String newIncarnation, AttemptId... holding) {
        incarnation = newIncarnation;
        receive(new ExecutorReady(EXECUTOR, newIncarnation, ENGINE, "boot", 3, List.of(holding)));
    }

    /** The host is booted anew, and its executor starts. */
    void hostBoots(String newIncarnation) {
        incarnation = newIncarnation;
        receive(new ExecutorReady(EXECUTOR, newIncarnation, ENGINE, "boot of " + newIncarnation, 3, List.of()));
    }

    JobId submit(AJob job) {
        receive(job.submittedAt(now));
        return job.id();
    }

    void cancel(JobId job, String reason) {
        receive(new CancelRequested(job, reason, now));
    }

    void terminate(JobId job, String reason) {
        receive(new TerminateRequested(job, reason, now));
    }

    /** Launches every instance that was asked for and not answered. */
    void launchAll() {
        take(InstanceRequested.class).forEach(this::launch);
    }

    void launch(InstanceRequested request) {
        receive(new InstanceLaunching(request.instance(), request.computeEnvironment()), new InstanceReady(
                request.instance(), request.computeEnvironment(), EXECUTOR, ENGINE, request.acceptable().getFirst()));
    }

    /** Confirms that instances which were given back are gone. */
    void confirmReleases() {
        take(InstanceReleased.class).forEach(released -> receive(new InstanceTerminated(released.instance(), "released")));
    }

    void loseInstance(InstanceId instance) {
        receive(new InstanceTerminated(instance, "the host is gone"));
    }

    void runs(JobId job) {
        report(new AttemptRunning(liveAttempt(job), now));
    }

    void runsAt(JobId job, String address) {
        report(new AttemptRunning(liveAttempt(job), now, Optional.of(address)));
    }

    void exits(JobId job, int code) {
        exits(job, code, Optional.empty());
    }

    void exits(JobId job, int code, Optional<String> reason) {
        report(new AttemptExited(liveAttempt(job), now, now, code, reason));
    }

    void failsToStart(JobId job, String reason) {
        report(new AttemptFailedToStart(liveAttempt(job), now, reason));
    }

    void report(JobReport... reports) {
        receive(new JobReports(EXECUTOR, incarnation, List.of(reports)));
    }

    void heartbeat(ExecutorId executor, String ofIncarnation) {
        receive(new Heartbeat(executor, ofIncarnation, now));
    }

    AttemptId liveAttempt(JobId job) {
        return new AttemptId(job, status(job).current().orElseThrow().number());
    }

    InstanceId instanceOf(JobId job) {
        return status(job).current().orElseThrow().instance();
    }

    void pass(Duration time) {
        now = now.plus(time);
        receive();
    }

    /** Time passes, and these come in the first turn after it. */
    void passAnd(Duration time, Message... messages) {
        now = now.plus(time);
        receive(messages);
    }

    Instant now() {
        return now;
    }

    SchedulerCore core() {
        return core;
    }

    JobStatusChanged status(JobId job) {
        return statuses.get(job).getLast();
    }

    /** Every status that was said of a job. */
    List<JobStatusChanged> history(JobId job) {
        return statuses.getOrDefault(job, List.of());
    }

    /** The states that a job has gone through. */
    List<JobStatus> path(JobId job) {
        return history(job).stream().flatMap(status -> status.transitions().stream()).map(step -> step.to()).toList();
    }

    String why(JobId job) {
        return core.whyWaiting(List.of(job)).get(job);
    }

    /** What was said of that kind and not taken yet. */
    <T extends Message> List<T> take(Class<T> kind) {
        List<T> taken = said.stream().filter(kind::isInstance).map(kind::cast).toList();
        said.removeAll(taken);
        return taken;
    }

    List<JobId> placed() {
        return take(JobPlaced.class).stream().map(placed -> placed.attempt().job()).toList();
    }

    Turn receive(Message... messages) {
        Turn turn = core.process(List.of(messages), now);
        turn.effects().forEach(this::take);
        return turn;
    }

    Stream<Entity> entities() {
        return stored.values().stream();
    }

    private void take(Effect effect) {
        switch (effect) {
            case Effect.EntityPut(Entity entity) -> stored.put(entity.key(), entity);
            case Effect.EntityRemoved(String key) -> stored.remove(key);
            case Effect.Said(JobStatusChanged status) ->
                statuses.computeIfAbsent(status.job(), job -> new ArrayList<>()).add(status);
            case Effect.Said(Message message) -> said.add(message);
            case Effect.Placed(int partition, PlacementEvent event) -> said.add(event);
        }
    }
}
