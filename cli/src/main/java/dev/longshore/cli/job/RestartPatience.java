package dev.longshore.cli.job;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import dev.longshore.cli.batch.Gateway;
import dev.longshore.cli.batch.UnavailableException;
import dev.longshore.cli.pace.Pace;
import dev.longshore.cli.terminal.Terminal;

import static java.util.Objects.requireNonNull;

/** Outlasts a restart of the system, or of what it needs: jobs go on meanwhile. */
public final class RestartPatience {

    private static final Duration RESTART = Duration.ofSeconds(60);

    private final Gateway gateway;
    private final Terminal terminal;
    private final Pace pace;

    public RestartPatience(Gateway gateway, Terminal terminal, Pace pace) {
        this.gateway = requireNonNull(gateway, "gateway");
        this.terminal = requireNonNull(terminal, "terminal");
        this.pace = requireNonNull(pace, "pace");
    }

    /**
     * Asks until the system answers, for a minute at most.
     *
     * @throws UnavailableException when it has not answered by then
     */
    public <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (UnavailableException e) {
            terminal.note("The system at " + gateway.endpoint() + " cannot answer now; waiting for it to come back …");
            return pace.ask(RESTART, () -> unlessUnavailable(question)).orElseThrow(() -> e);
        }
    }

    private static <T> Optional<T> unlessUnavailable(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (UnavailableException _) {
            return Optional.empty();
        }
    }
}
