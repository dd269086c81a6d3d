package dev.longshore.gateway.stream;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What one waits for. Rings that nobody has waited for yet are one ring. */
public final class Bell implements AutoCloseable {

    private final List<String> subjects;
    private final Bells bells;
    private final Semaphore rings = new Semaphore(0);

    Bell(List<String> subjects, Bells bells) {
        this.subjects = subjects;
        this.bells = bells;
    }

    List<String> subjects() {
        return subjects;
    }

    void ring() {
        rings.release();
    }

    /** Returns when it has rung since the last time, or since it was hung, or when the time is over. */
    public void await(Duration most) throws InterruptedException {
        if (rings.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
            rings.drainPermits();
        }
    }

    @Override
    public void close() {
        bells.takeDown(this);
    }
}
