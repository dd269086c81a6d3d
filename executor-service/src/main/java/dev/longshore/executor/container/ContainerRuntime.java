package dev.longshore.executor.container;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.longshore.contracts.capacity.EngineId;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerSpec;

/**
 * Runs the containers of attempts on this host. What was started outlives the executor: a runtime made later on the same data adopts it.
 *
 * <p>An attempt that has ended is kept, with its exit code and output, until it is removed. Safe for use by many threads.
 */
public interface ContainerRuntime extends AutoCloseable {

    /** {@code docker} or {@code process}. */
    String name();

    /** What really runs the work; several executors may share it. Known once {@link #adopt} has returned. */
    EngineId engine();

    /** What the host has, without overcommit or reserve. Known once {@link #adopt} has returned. */
    Resources capacity();

    /**
     * Makes ready what may take long, such as the image. May be interrupted.
     *
     * @throws StartFailedException when it cannot be had
     * @throws InterruptedException when the thread was interrupted
     */
    void prepare(ContainerSpec container) throws StartFailedException, InterruptedException;

    /** How many starts at once bring this runtime to its best rate; more would only slow each other down. */
    int startsAtOnce();

    /**
     * Starts the attempt, or that one of its containers that the attempt names; a container that exists already is not started again, but
     * given back.
     *
     * @param output hears each line from the first on, and the end before {@link Container#exit} completes
     * @throws StartFailedException when it never ran and nothing of it is left
     * @throws EngineAwayException when this runtime was closed before the engine answered: the next one will find out
     */
    Container start(Attempt attempt, ContainerSpec container, Output output) throws StartFailedException;

    /**
     * Finds what an earlier runtime of this executor has started and not removed, ended attempts too. Called once, before the first
     * start; again when the engine was away.
     *
     * @param outputs opened for each of them; hears all lines from the first on again
     * @throws EngineAwayException when the engine does not answer; nothing was adopted then
     */
    List<Container> adopt(Function<Attempt, Output> outputs);

    /** The private IPv4 address of a running attempt; nothing where that is the executor's own. */
    Optional<String> address(AttemptId attempt);

    /** Asks a container to end with SIGTERM, and kills it after the grace period. Returns at once; nothing happens when it has ended. */
    void stop(ContainerId container, Duration grace);

    /**
     * Removes an attempt that has ended: all its containers, with their output, and what they shared. Nothing happens when there is
     * none.
     */
    void remove(AttemptId attempt);

    /** Whether attempts can be started now. */
    boolean isAnswering();

    /** Stops watching. What runs goes on running. */
    @Override
    void close();
}
