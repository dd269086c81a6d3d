package dev.longshore.executor.docker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.github.dockerjava.api.exception.DockerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.contracts.capacity.EngineId;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.Container;
import dev.longshore.executor.container.ContainerId;
import dev.longshore.executor.container.ContainerRuntime;
import dev.longshore.executor.container.EngineAwayException;
import dev.longshore.executor.container.Output;
import dev.longshore.executor.container.StartFailedException;

/**
 * Runs attempts as containers. Ends are heard through the engine's events, output is followed from the moment of the start. Only
 * containers that carry this executor's label are ever touched.
 */
public final class DockerContainerRuntime implements ContainerRuntime {
    /** What {@link #name} says. */
    public static final String NAME = "docker";

    /** From there on an engine starts no more containers a second, and each later. */
    private static final int STARTS_AT_ONCE = 8;
    private static final Logger LOG = LoggerFactory.getLogger(DockerContainerRuntime.class);

    private final DockerEngine engine;
    private final Holdings holdings;
    private final OwnContainers own;
    private final Images images;
    private final PauseContainers pauses;
    private final DockerSettings settings;
    private final Creation creation;
    private final Addresses addresses;
    private final EngineEvents events;
    private final Map<String, RunningContainer> containers = new ConcurrentHashMap<>();
    private volatile EngineDescription description;
    /** From then on there may be a pause container whose task has no container yet. */
    private volatile boolean hasStarted;

    /**
     * @param engine closed with this runtime
     * @param executor whose label the containers carry
     */
    public DockerContainerRuntime(DockerEngine engine, ExecutorId executor, DockerSettings settings, Holdings holdings) {
        this.engine = engine;
        this.settings = settings;
        this.holdings = holdings;
        this.own = new OwnContainers(engine, executor);
        this.images = new Images(engine);
        this.addresses = new Addresses(engine);
        this.pauses = new PauseContainers(engine, images, executor, settings.pauseImage());
        this.creation = new Creation(engine, images, own, pauses, settings);
        this.events = new EngineEvents(engine, executor, this::hasEnded, this::lookForEnds);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public EngineId engine() {
        return description().id();
    }

    @Override
    public Resources capacity() {
        return description().capacity();
    }

    @Override
    public void prepare(ContainerSpec container) throws StartFailedException, InterruptedException {
        images.require(container);
        pauses.prepare(container);
    }

    @Override
    public int startsAtOnce() {
        return STARTS_AT_ONCE;
    }

    @Override
    public Container start(Attempt attempt, ContainerSpec spec, Output output) throws StartFailedException {
        events.begin();
        hasStarted = true;
        holdings.add(attempt.containerId());
        try {
            return startRemembered(attempt, spec, output);
        } catch (StartFailedException e) {
            holdings.remove(attempt.containerId());
            throw e;
        }
    }

    private Container startRemembered(Attempt attempt, ContainerSpec spec, Output output) throws StartFailedException {
        Creation.Created created = creation.create(attempt, spec);
        RunningContainer container = new RunningContainer(engine, created.id(), attempt,
                created.startedAt().orElseGet(Instant::now), output);
        RunningContainer known = containers.putIfAbsent(created.id(), container);
        if (known != null) {
            return known.container();
        }
        if (created.startedAt().isEmpty()) {
            run(container);
        }
        container.hasStarted();
        return container.container();
    }

    @Override
    public List<Container> adopt(Function<Attempt, Output> outputs) {
        description();
        events.begin();
        List<OwnContainers.Found> found = own.list();
        List<Container> adopted = new ArrayList<>();
        for (OwnContainers.Found each : found) {
            startedAt(each).ifPresent(startedAt -> adopted.add(adopt(each, startedAt, outputs)));
        }
        if (!hasStarted) {
            removeWhatNobodyShares(adopted);
        }
        holdings.replaceBy(adopted.stream().map(container -> container.attempt().containerId()).toList());
        return adopted;
    }

    private void removeWhatNobodyShares(List<Container> adopted) {
        pauses.removeAllBut(adopted.stream().map(each -> each.attempt().id()).collect(Collectors.toSet()))
                .forEach(own::removeVolumes);
    }

    @Override
    public Optional<String> address(AttemptId attempt) {
        return containersOf(attempt).stream().findFirst().flatMap(container -> addresses.of(container.id()));
    }

    @Override
    public void stop(ContainerId id, Duration grace) {
        containersOf(id.attempt()).stream().filter(container -> container.container().attempt().containerId().equals(id))
                .filter(container -> !container.hasEnded())
                .forEach(container -> Thread.ofVirtual().name("stop-" + id.engineName()).start(() -> container.stop(grace)));
    }

    @Override
    public void remove(AttemptId attempt) {
        List<RunningContainer> left = containersOf(attempt);
        left.forEach(this::remove);
        boolean mayHaveShared = left.stream().allMatch(container -> container.container().attempt().container().isPresent());
        if (mayHaveShared) {
            pauses.remove(attempt);
            own.removeVolumes(attempt);
        }
    }

    private void remove(RunningContainer container) {
        own.remove(container.id());
        containers.remove(container.id());
        holdings.remove(container.container().attempt().containerId());
    }

    @Override
    public boolean isAnswering() {
        return events.isConnected();
    }

    @Override
    public void close() {
        engine.close();
    }

    private EngineDescription description() {
        if (description == null) {
            description = EngineDescription.of(engine.ask(docker -> docker.infoCmd().exec()), settings.gpus());
        }
        return description;
    }

    private void run(RunningContainer container) throws StartFailedException {
        try {
            creation.start(container.id());
        } catch (StartFailedException e) {
            containers.remove(container.id());
            throw e;
        }
    }

    /** What was created and never started is removed: nobody knows it yet, and it is placed again. */
    private Optional<Instant> startedAt(OwnContainers.Found found) {
        Optional<Instant> startedAt = own.startedAt(found.id());
        if (startedAt.isPresent()) {
            return startedAt;
        }
        LOG.info("{} never ran", found.attempt().containerName());
        return own.removeUnlessStarted(found.id());
    }

    private Container adopt(OwnContainers.Found found, Instant startedAt, Function<Attempt, Output> outputs) {
        RunningContainer container = new RunningContainer(engine, found.id(), found.attempt(), startedAt,
                outputs.apply(found.attempt()));
        containers.put(found.id(), container);
        container.hasStarted();
        hasEnded(found.id());
        return container.container();
    }

    /** Or seems to have: the engine is asked. */
    private void hasEnded(String id) {
        RunningContainer container = containers.get(id);
        if (container != null && !container.hasEnded()) {
            Thread.ofVirtual().name("end-" + id).start(container::lookForEnd);
        }
    }

    private void lookForEnds() {
        Set<String> watched = containers.values().stream().filter(container -> !container.hasEnded()).map(RunningContainer::id)
                .collect(Collectors.toSet());
        if (watched.isEmpty()) {
            return;
        }
        try {
            watched.removeAll(own.running());
            watched.forEach(this::hasEnded);
        } catch (EngineAwayException | DockerException e) {
            LOG.debug("the containers cannot be listed now", e);
        }
    }

    private List<RunningContainer> containersOf(AttemptId attempt) {
        return containers.values().stream().filter(container -> container.container().attempt().id().equals(attempt)).toList();
    }
}
