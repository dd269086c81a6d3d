package dev.longshore.standalone;

import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.boot.web.server.PortInUseException;

import dev.longshore.messaging.startup.ConfigurationFault;

/** Finds, in what a service threw when it started, the one line that its user needs. */
final class FailedStart {

    private FailedStart() {}

    static StartFailedException explain(Service service, Throwable thrown) {
        return find(StartFailedException.class, thrown)
                .or(() -> find(PortInUseException.class, thrown).map(cause -> portInUse(cause.getPort(), cause)))
                .orElseGet(() -> new StartFailedException("the " + service.title() + " cannot start: " + reason(thrown), thrown));
    }

    /** What nobody has explained before. */
    static StartFailedException explain(Throwable thrown) {
        return find(StartFailedException.class, thrown)
                .orElseGet(() -> new StartFailedException("the system cannot start: " + reason(thrown), thrown));
    }

    static StartFailedException portInUse(int port, Throwable cause) {
        return new StartFailedException("port " + port + " is in use; choose another with --port or LONGSHORE_PORT", cause);
    }

    private static String reason(Throwable thrown) {
        return ConfigurationFault.in(thrown)
                .orElseGet(() -> firstLine(causes(thrown).reduce((_, deeper) -> deeper).orElseThrow()));
    }

    private static <T> Optional<T> find(Class<T> type, Throwable thrown) {
        return causes(thrown).filter(type::isInstance).findFirst().map(type::cast);
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
    }

    private static String firstLine(Throwable root) {
        return root.getMessage() == null ? root.toString() : root.getMessage().lines().findFirst().orElse(root.toString());
    }
}
