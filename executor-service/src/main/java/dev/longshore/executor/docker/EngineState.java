package dev.longshore.executor.docker;

import java.time.Instant;
import java.util.Optional;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;

import dev.longshore.executor.container.Exit;

/** What the engine knows of one container. */
final class EngineState {
    /** As AWS words it. */
    static final String OUT_OF_MEMORY = "OutOfMemoryError: Container killed due to memory usage";

    private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    private final ContainerState state;

    EngineState(ContainerState state) {
        this.state = state;
    }

    /** When it began to run; nothing when it never did. */
    Optional<Instant> startedAt() {
        return instant(state.getStartedAt());
    }

    boolean isRunning() {
        return Boolean.TRUE.equals(state.getRunning()) || Boolean.TRUE.equals(state.getPaused());
    }

    /** How it ended; nothing when it did not, or never ran. */
    Optional<Exit> exit() {
        return isRunning() ? Optional.empty() : startedAt().map(this::exitOfStartAt);
    }

    private Exit exitOfStartAt(Instant startedAt) {
        int code = state.getExitCodeLong() == null ? Exit.KILLED : (int) (state.getExitCodeLong() & 0xFF);
        Instant at = instant(state.getFinishedAt()).filter(end -> !end.isBefore(startedAt)).orElse(startedAt);
        return new Exit(startedAt, at, code, reason());
    }

    private Optional<String> reason() {
        if (Boolean.TRUE.equals(state.getOOMKilled())) {
            return Optional.of(OUT_OF_MEMORY);
        }
        return Optional.ofNullable(state.getError()).filter(error -> !error.isBlank());
    }

    private static Optional<Instant> instant(String text) {
        return Optional.ofNullable(text).filter(value -> !value.isEmpty()).map(Instant::parse)
                .filter(value -> value.isAfter(NEVER));
    }
}
