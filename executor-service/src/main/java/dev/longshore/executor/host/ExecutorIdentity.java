package dev.longshore.executor.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.topic.Topic;

/**
 * Who speaks.
 *
 * @param incarnation differs for each start
 * @param boot differs for each boot of the host
 */
public record ExecutorIdentity(ExecutorId executor, String incarnation, String boot) {

    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    /** This start of the executor. */
    static ExecutorIdentity of(ExecutorId executor) throws IOException {
        return new ExecutorIdentity(executor, UUID.randomUUID().toString(), readBoot());
    }

    /** Where it listens for placements: the same partition after each start. */
    public int placementPartition() {
        return Topic.partitionOf(executor.value());
    }

    /** Where the kernel has no boot id, the start of the first process tells boots apart. */
    private static String readBoot() throws IOException {
        if (Files.isReadable(BOOT_ID)) {
            return Files.readString(BOOT_ID).strip();
        }
        return ProcessHandle.of(1).flatMap(first -> first.info().startInstant()).map(Object::toString).orElse("unknown");
    }
}
