package dev.longshore.executor.process;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;

import dev.longshore.contracts.capacity.EngineId;
import dev.longshore.contracts.capacity.Resources;

/**
 * The host as its process table's owner: who it is, and what it has.
 *
 * @param boot differs after each boot, which no process outlives
 */
public record HostResources(EngineId engine, String boot, Resources capacity) {

    private static final long MEBIBYTE = 1_048_576;

    /**
     * What this JVM sees of its host, or of the container it is in.
     *
     * @param host names the host, the same for all executors on it
     * @param boot see {@link #boot}
     */
    public static HostResources ofThisHost(String host, String boot) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new HostResources(new EngineId(ProcessContainerRuntime.NAME + "-" + host), boot,
                Resources.of(Runtime.getRuntime().availableProcessors(), system.getTotalMemorySize() / MEBIBYTE));
    }
}
