package dev.longshore.contracts.job;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * With whom a container of a task shares what is otherwise its own.
 *
 * @param ipc shared memory, semaphores and message queues; empty for its own
 * @param pid the processes that it sees; empty for its own
 * @param network the addresses and ports; empty for what the executor is set up with
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_EcsTaskProperties.html">AWS Batch API, EcsTaskProperties</a>
 */
public record Namespaces(Optional<Scope> ipc, Optional<Scope> pid, Optional<Scope> network) {

    /** Who shares. */
    public enum Scope {
        /** All of the host. */
        HOST,
        /** The containers of the task. */
        TASK,
        /** Nobody; and there is no shared memory, or no network. */
        NONE
    }

    public Namespaces {
        ipc = ipc == null ? Optional.empty() : ipc;
        pid = pid == null ? Optional.empty() : pid;
        network = network == null ? Optional.empty() : network;
    }

    /** Those in which a container is not alone, nor as all others. */
    public boolean areAny() {
        return ipc.isPresent() || pid.isPresent() || network.isPresent();
    }

    /** Whether one of them is that of the task. */
    public boolean areOfTask() {
        return Stream.of(ipc, pid, network).anyMatch(Optional.of(Scope.TASK)::equals);
    }
}
