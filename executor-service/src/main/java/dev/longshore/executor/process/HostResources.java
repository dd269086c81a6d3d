package dev.longshore.executor.process;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;

import dev.longshore.contracts.capacity.EngineId;
import dev.longshore.contracts.capacity.Resources;

/** The host as its process table's owner: who it is, and what it has. */
public record HostResources(EngineId engine, Resources capacity) {

    private static final long MEBIBYTE = 1_048_576;

    /**
     * What this JVM sees of its host, or of the container it is in.
     *
     * @param host names the host, the same for all executors on it
     */
    public static HostResources ofThisHost(String host) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new HostResources(new EngineId(ProcessContainerRuntime.NAME + "-" + host),
                Resources.of(Runtime.getRuntime().availableProcessors(), system.getTotalMemorySize() / MEBIBYTE));
    }
}
