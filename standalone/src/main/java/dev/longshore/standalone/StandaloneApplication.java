package dev.longshore.standalone;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.broker.EmbeddedBroker;

/**
 * Runs all of Longshore in this JVM until it is told to end. When it cannot start, the last line on standard error says why, and the
 * exit code is 1.
 */
public final class StandaloneApplication {

    private StandaloneApplication() {}

    /** {@code --home DIR --port N --runtime auto|docker|process --store-index-entries N [--train]} */
    public static void main(String[] arguments) {
        try {
            Options options = Options.parse(List.of(arguments), System.getenv());
            Logging.to(Home.logs(options.home()));
            EmbeddedBroker.onFatalFault(StandaloneApplication::giveUp);
            StandaloneSystem system = StandaloneSystem.start(options);
            StopSignal.stops(system);
            if (options.isTraining()) {
                new TrainingJob(system.endpoint()).run();
                System.exit(0);
            }
        } catch (Throwable e) {
            StartFailedException failed = FailedStart.explain(e);
            log().error("the system cannot start", e);
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }

    /** Nothing is lost by ending at once, while an orderly end would wait for the broker. */
    private static void giveUp(String fault) {
        log().error("the embedded Kafka broker has failed: {}", fault);
        System.err.println("the embedded Kafka broker has failed: " + fault);
        Runtime.getRuntime().halt(1);
    }

    private static Logger log() {
        return LoggerFactory.getLogger(StandaloneApplication.class);
    }
}
