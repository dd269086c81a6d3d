package dev.longshore.benchmark.core;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;

/**
 * What some work took.
 *
 * @param seconds by the clock
 * @param cpuSeconds of all threads of this process together, collecting garbage included: says the same on a busy machine
 */
record Cost(double seconds, double cpuSeconds) {
    private static final double NANOS = 1e9;
    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    static Cost of(Runnable work) {
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        return new Cost((System.nanoTime() - start) / NANOS, (SYSTEM.getProcessCpuTime() - cpu) / NANOS);
    }
}
