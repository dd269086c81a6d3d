package dev.longshore.executor.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.contracts.capacity.EngineId;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.Container;
import dev.longshore.executor.container.ContainerId;
import dev.longshore.executor.container.ContainerRuntime;
import dev.longshore.executor.container.Output;
import dev.longshore.executor.container.StartFailedException;

/**
 * Runs attempts as child processes. The image is not used; memory, user, ulimits and a read-only root are not enforced.
 *
 * <p>Exits are seen through the files that the shells write, in the same way for processes of this runtime and for adopted ones.
 */
public final class ProcessContainerRuntime implements ContainerRuntime {

    /** What {@link #name} says, and the variable {@code LONGSHORE_RUNTIME} inside a job. */
    public static final String NAME = "process";

    private static final int STARTS_AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();
    private static final Logger LOG = LoggerFactory.getLogger(ProcessContainerRuntime.class);
    private static final String SLOTS = "slots";

    private final Path root;
    private final HostResources host;
    private final Launcher launcher;
    private final Wrapper wrapper;
    private final Slots slots;
    private final ExitPipe exits;
    private final ScheduledExecutorService rounds = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("process-rounds").factory());
    private final Queue<RunningProcess> ended = new ConcurrentLinkedQueue<>();
    private final Queue<RunningProcess> removed = new ConcurrentLinkedQueue<>();
    private final Map<String, RunningProcess> processes = new ConcurrentHashMap<>();

    /**
     * @param root holds what the attempts leave; made when missing
     * @throws IOException when it cannot be made or watched
     */
    public ProcessContainerRuntime(Path root, HostResources host) throws IOException {
        this(root, host, HostLauncher.find());
    }

    ProcessContainerRuntime(Path root, HostResources host, Launcher launcher) throws IOException {
        this.root = root.toAbsolutePath();
        this.host = host;
        this.launcher = launcher;
        this.slots = new Slots(this.root.resolve(SLOTS));
        Path pipe = this.root.resolve("exits");
        this.exits = new ExitPipe(pipe, this::exitWritten);
        this.wrapper = new Wrapper(launcher, pipe);
        rounds.scheduleWithFixedDelay(() -> guarded(this::makeRounds), 100, 100, TimeUnit.MILLISECONDS);
        rounds.scheduleWithFixedDelay(() -> guarded(this::lookForExits), 1, 1, TimeUnit.SECONDS);
    }

    /**
     * Whether a runtime on that folder has left attempts, running or ended.
     *
     * @throws IOException when that cannot be read
     */
    public static boolean hasLeftAttempts(Path root) throws IOException {
        Path slots = root.resolve(SLOTS);
        if (!Files.exists(slots)) {
            return false;
        }
        for (Slot slot : new Slots(slots).list()) {
            if (mayBeAssigned(slot)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBeAssigned(Slot slot) {
        try {
            return !slot.isDiscarded() && slot.assigned().isPresent();
        } catch (IOException e) {
            LOG.warn("it cannot be read whether an attempt is in {}: {}", slot.folder(), e.toString());
            return true;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public EngineId engine() {
        return host.engine();
    }

    @Override
    public Resources capacity() {
        return host.capacity();
    }

    @Override
    public void prepare(ContainerSpec container) {
        LOG.debug("the process runtime does not use the image {}", container.image());
    }

    @Override
    public int startsAtOnce() {
        return STARTS_AT_ONCE;
    }

    @Override
    public Container start(Attempt attempt, ContainerSpec container, Output output) throws StartFailedException {
        Slot slot = take();
        RunningProcess process = new RunningProcess(slot, attempt, Instant.now(), output);
        RunningProcess known = processes.putIfAbsent(process.name(), process);
        if (known != null) {
            slots.giveBack(slot);
            return known.container();
        }
        try {
            process.runsIn(launch(process, container));
            return process.container();
        } catch (StartFailedException | RuntimeException e) {
            remove(process);
            throw e;
        }
    }

    @Override
    public List<Container> adopt(Function<Attempt, Output> outputs) {
        try {
            List<RunningProcess> adopted = new Adoption(slots, host.boot(), outputs).adopt();
            adopted.forEach(process -> processes.put(process.name(), process));
            lookForExits();
            return adopted.stream().map(RunningProcess::container).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the attempts in " + root + " cannot be read", e);
        }
    }

    @Override
    public Optional<String> address(AttemptId attempt) {
        return Optional.empty();
    }

    @Override
    public void stop(ContainerId container, Duration grace) {
        RunningProcess process = processes.get(container.engineName());
        if (process == null || process.hasEnded()) {
            return;
        }
        Thread.ofVirtual().name("stop-" + process.name()).start(() -> stop(new Stop(process, grace)));
    }

    @Override
    public void remove(AttemptId attempt) {
        RunningProcess only = processes.get(ContainerId.of(attempt).engineName());
        if (only != null) {
            remove(only);
            return;
        }
        processes.values().stream().filter(process -> process.container().attempt().id().equals(attempt)).forEach(this::remove);
    }

    private void remove(RunningProcess process) {
        processes.remove(process.name());
        try {
            process.slot().release();
        } catch (IOException e) {
            LOG.warn("{} cannot be released, and is found again at the next start: {}", process.name(), e.toString());
        }
        removed.add(process);
        giveBack();
    }

    @Override
    public boolean isAnswering() {
        return Files.isWritable(root);
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        try {
            exits.close();
        } catch (IOException e) {
            LOG.debug("the watch for exits did not close", e);
        }
    }

    private Slot take() throws StartFailedException {
        try {
            return slots.take();
        } catch (IOException e) {
            throw StartFailedException.create("no folder can be made for it: " + e.getMessage());
        }
    }

    private Shell launch(RunningProcess process, ContainerSpec container) throws StartFailedException {
        Attempt attempt = process.container().attempt();
        ProcessRequest request = ProcessRequest.of(attempt, container, process.slot().scratch());
        try {
            process.slot().assign(new Labels(attempt, process.container().startedAt(), host.boot()));
            return wrapper.launch(process.slot(), attempt, request);
        } catch (IOException e) {
            throw StartFailedException.start(e.getMessage());
        }
    }

    /** A slot is given to another attempt only when nothing can write there any more. */
    private synchronized void giveBack() {
        removed.removeIf(process -> {
            boolean isOver = process.isShellOver();
            if (isOver) {
                slots.giveBack(process.slot());
            }
            return isOver;
        });
    }

    private void exitWritten(String name) {
        RunningProcess process = processes.get(name);
        if (process != null) {
            lookForExitAside(process);
        }
    }

    /** On a thread of its own: the rest of the output goes first, and who hears it may be slow. */
    private void lookForExitAside(RunningProcess process) {
        Thread.ofVirtual().name("exit-" + process.name()).start(() -> lookForExit(process));
    }

    private static void guarded(Runnable round) {
        try {
            round.run();
        } catch (RuntimeException | Error e) {
            LOG.error("a round could not be finished", e);
        }
    }

    private void makeRounds() {
        ended.removeIf(RunningProcess::isShellOver);
        giveBack();
        processes.values().stream().filter(process -> !process.hasEnded()).forEach(RunningProcess::readOutput);
    }

    private void lookForExits() {
        processes.values().stream().filter(process -> !process.hasEnded()).forEach(this::lookForExitAside);
    }

    private void lookForExit(RunningProcess process) {
        try {
            if (process.hasExited(launcher)) {
                ended.add(process);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("the exit of {} cannot be taken yet: {}", process.name(), e.toString());
        }
    }

    private static void stop(Stop stop) {
        try {
            stop.carryOut();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
