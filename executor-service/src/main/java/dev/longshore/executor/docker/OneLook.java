package dev.longshore.executor.docker;

import java.util.concurrent.atomic.AtomicBoolean;

/** Has something looked for by one thread at a time; who asks during a look has another one follow it. */
final class OneLook {
    private final Runnable look;
    private final AtomicBoolean isAskedFor = new AtomicBoolean();
    private final AtomicBoolean isLooking = new AtomicBoolean();

    /** @param look may take as long as it likes */
    OneLook(Runnable look) {
        this.look = look;
    }

    /** Returns at once when another thread looks: that one looks again. */
    void take() {
        isAskedFor.set(true);
        while (isAskedFor.get() && isLooking.compareAndSet(false, true)) {
            try {
                isAskedFor.set(false);
                look.run();
            } finally {
                isLooking.set(false);
            }
        }
    }
}
