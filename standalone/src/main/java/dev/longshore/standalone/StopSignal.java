package dev.longshore.standalone;

import java.time.Duration;

/** Stops a system when the process is told to end. */
final class StopSignal {

    /** Longer, and whoever waits would think that it hangs. Nothing is lost by ending without order. */
    private static final Duration LIMIT = Duration.ofSeconds(9);

    private StopSignal() {}

    static void stops(StandaloneSystem system) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> stop(system)));
    }

    private static void stop(StandaloneSystem system) {
        Thread stopping = Thread.ofPlatform().daemon().name("stopping").start(system::close);
        try {
            stopping.join(LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
