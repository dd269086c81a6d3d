package dev.longshore.executor.container;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.longshore.contracts.capacity.EngineId;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.log.LogLine;

/** Runs nothing: attempts start when the test lets them, and end when it says so. Starts one at a time. */
public final class FakeContainerRuntime implements ContainerRuntime {
    private final Semaphore starts = new Semaphore(0);
    private final Semaphore preparations = new Semaphore(1);
    private final List<ContainerId> begun = new CopyOnWriteArrayList<>();
    private final List<ContainerId> stopped = new CopyOnWriteArrayList<>();
    private volatile Consumer<ContainerId> stops = stopped::add;
    private final List<AttemptId> removed = new CopyOnWriteArrayList<>();
    private final AtomicInteger adoptions = new AtomicInteger();
    private final AtomicInteger stumbles = new AtomicInteger();
    private final Map<ContainerId, Container> containers = new ConcurrentHashMap<>();
    private volatile Supplier<Optional<String>> address = () -> Optional.of("10.0.3.17");
    private final Map<ContainerId, Output> outputs = new ConcurrentHashMap<>();

    /** What each attempt has as its own. */
    public void setAddress(Optional<String> own) {
        address = () -> own;
    }

    /** From now on it is at a loss when it is asked for an address. */
    public void loseAddresses() {
        address = () -> {
            throw new IllegalStateException("lost");
        };
    }

    /** From now on it is at a loss when it is asked to stop something. */
    public void loseStops() {
        stops = id -> {
            throw new IllegalStateException("lost");
        };
    }

    /** From now on preparations do not come to an end. */
    public void holdPreparations() {
        preparations.drainPermits();
    }

    /** Lets so many attempts start, now or later. */
    public void letStart(int count) {
        starts.release(count);
    }

    /** So many times it cannot say who it is; the last time it is worse than an exception. */
    public void stumble(int times) {
        stumbles.set(times);
    }

    /** How often it was asked for what there is. */
    public int adoptions() {
        return adoptions.get();
    }

    /** The containers whose start was asked for, in that order. */
    public List<ContainerId> begun() {
        return begun;
    }

    public List<ContainerId> stopped() {
        return stopped;
    }

    public List<AttemptId> removed() {
        return removed;
    }

    /** So much time goes by, in which nobody watches the container. */
    public void age(ContainerId id, Duration time) {
        containers.computeIfPresent(id, (_, container) -> new Container(container.attempt(), container.startedAt().minus(time),
                new CompletableFuture<>()));
    }

    /** The only container of the attempt prints these lines and ends. */
    public void end(AttemptId attempt, int code, String... lines) {
        end(ContainerId.of(attempt), code, lines);
    }

    /** The container prints these lines and ends. */
    public void end(ContainerId attempt, int code, String... lines) {
        for (String line : lines) {
            outputs.get(attempt).line(new LogLine(0, line));
        }
        outputs.get(attempt).end();
        containers.get(attempt).exit().complete(new Exit(Instant.EPOCH, Instant.now(), code, Optional.empty()));
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public EngineId engine() {
        return switch (stumbles.getAndUpdate(times -> Math.max(0, times - 1))) {
            case 0 -> new EngineId("fake");
            case 1 -> throw new NoClassDefFoundError("stumbled");
            default -> throw new IllegalStateException("stumbled");
        };
    }

    @Override
    public Resources capacity() {
        return Resources.of(1, 1024);
    }

    @Override
    public void prepare(ContainerSpec container) throws StartFailedException, InterruptedException {
        preparations.acquire();
        preparations.release();
        if (container.image().isEmpty()) {
            throw StartFailedException.pull("no name");
        }
    }

    @Override
    public int startsAtOnce() {
        return 1;
    }

    @Override
    public Container start(Attempt attempt, ContainerSpec container, Output output) {
        begun.add(attempt.containerId());
        starts.acquireUninterruptibly();
        outputs.put(attempt.containerId(), output);
        return containers.computeIfAbsent(attempt.containerId(),
                id -> new Container(attempt, Instant.now(), new CompletableFuture<>()));
    }

    @Override
    public List<Container> adopt(Function<Attempt, Output> opened) {
        adoptions.incrementAndGet();
        containers.values()
                .forEach(container -> outputs.put(container.attempt().containerId(), opened.apply(container.attempt())));
        return List.copyOf(containers.values());
    }

    @Override
    public Optional<String> address(AttemptId attempt) {
        return address.get();
    }

    @Override
    public void stop(ContainerId container, Duration grace) {
        stops.accept(container);
    }

    @Override
    public void remove(AttemptId attempt) {
        removed.add(attempt);
    }

    @Override
    public boolean isAnswering() {
        return true;
    }

    @Override
    public void close() {}
}
