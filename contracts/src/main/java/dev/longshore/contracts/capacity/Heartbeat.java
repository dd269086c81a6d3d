package dev.longshore.contracts.capacity;

import java.time.Instant;

import dev.longshore.contracts.Message;

import static java.util.Objects.requireNonNull;

/**
 * An executor is alive. One for all its instances and attempts.
 *
 * @param sentAt by the executor's own clock: for people, not for timeouts
 */
public record Heartbeat(ExecutorId executor, String incarnation, Instant sentAt) implements Message {

    public Heartbeat {
        requireNonNull(executor, "executor");
        requireNonNull(incarnation, "incarnation");
        requireNonNull(sentAt, "sentAt");
    }

    @Override
    public String key() {
        return executor.value();
    }
}
