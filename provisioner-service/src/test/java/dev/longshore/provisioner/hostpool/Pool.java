package dev.longshore.provisioner.hostpool;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.longshore.contracts.capacity.CapacityEvent.InstanceEvent;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceReady;
import dev.longshore.contracts.capacity.EngineId;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.HostMessage.HostRegistered;
import dev.longshore.contracts.capacity.HostMessage.HostWithdrawn;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.InstanceRequest;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceReleased;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.capacity.InstanceShape;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.resource.Arn;

/** A host pool and the words to tell stories about it. */
final class Pool {

    static final Arn ENVIRONMENT = Arn.batch("us-east-1", "123456789012", "compute-environment", "ce-1");

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    final HostPool pool = new HostPool(Duration.ofSeconds(10), now);

    static InstanceId instance(int number) {
        return new InstanceId("i-%017x".formatted(number));
    }

    static HostRegistered registration(String engine, String executor, Resources offered) {
        return new HostRegistered(new EngineId(engine), new ExecutorId(executor), "host-of-" + engine, "process", offered,
                offered);
    }

    static InstanceRequested request(int number, Resources... acceptable) {
        return new InstanceRequested(instance(number), ENVIRONMENT, 0,
                Stream.of(acceptable).map(resources -> new InstanceShape(InstanceShape.HOST, resources)).toList());
    }

    static InstanceRequested request(int number, InstanceShape... acceptable) {
        return new InstanceRequested(instance(number), ENVIRONMENT, 0, List.of(acceptable));
    }

    static InstanceReleased release(int number) {
        return new InstanceReleased(instance(number), ENVIRONMENT, 0);
    }

    void register(String engine, String executor, Resources offered) {
        pool.hear(registration(engine, executor, offered));
    }

    /** A host that its owner has given a name and a price. */
    void register(String engine, String type, double pricePerHour, Resources offered) {
        pool.hear(new HostRegistered(new EngineId(engine), new ExecutorId("executor-" + engine), "host", "process", offered,
                offered,
                type, pricePerHour));
    }

    void withdraw(String engine, String executor) {
        pool.hear(new HostWithdrawn(new EngineId(engine), new ExecutorId(executor)));
    }

    InstanceEvent ask(InstanceRequest request) {
        Decision decision = pool.decide(request);
        decision.change().ifPresent(pool::evolve);
        return decision.answer();
    }

    /** Where the slice was cut. */
    String engineFor(InstanceRequest request) {
        return ((InstanceReady) ask(request)).engine().value();
    }

    String executorFor(InstanceRequest request) {
        return ((InstanceReady) ask(request)).executor().value();
    }

    /** Second by second, while these executors give signs of life. */
    void pass(Duration time, String... alive) {
        for (Instant end = now.plus(time); now.isBefore(end);) {
            now = now.plusSeconds(1);
            pool.passTime(now);
            List.of(alive).forEach(executor -> pool.hearFrom(new ExecutorId(executor)));
        }
    }

    /** Nothing happens at all for that long. */
    void leap(Duration time) {
        now = now.plus(time);
        pool.passTime(now);
    }
}
