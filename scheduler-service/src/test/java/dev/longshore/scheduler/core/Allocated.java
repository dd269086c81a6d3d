package dev.longshore.scheduler.core;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

/** What something costs, in bytes that are allocated for it: unlike time, that is about the same each time, on any machine. */
final class Allocated {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocated() {}

    static long by(Runnable work) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
