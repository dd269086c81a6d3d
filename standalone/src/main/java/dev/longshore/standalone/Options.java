package dev.longshore.standalone;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import dev.longshore.store.StoreSettings;

import static java.util.Objects.requireNonNull;

/**
 * How a system is to run.
 *
 * @param home the data folder
 * @param port of the gateway, on loopback; 0 for any free one
 * @param runtime of the executor: {@code auto}, {@code docker} or {@code process}
 * @param isTraining whether to run one job and end, so that the JVM can learn from it
 * @param store of the embedded store
 * @param settings {@code --key=value} for all services
 */
public record Options(Path home, int port, String runtime, boolean isTraining, StoreSettings store, List<String> settings) {

    private static final int LAST_PORT = 65_535;
    private static final List<String> RUNTIMES = List.of("auto", "docker", "process");

    public Options {
        requireNonNull(home, "home");
        requireNonNull(store, "store");
        if (port < 0 || port > LAST_PORT) {
            throw new StartFailedException("--port must be a number from 0 to 65535, not " + port);
        }
        if (!RUNTIMES.contains(runtime)) {
            throw new StartFailedException("--runtime must be auto, docker or process, not '" + runtime + "'");
        }
        settings = List.copyOf(settings);
    }

    /** @throws StartFailedException naming the option that is not understood */
    static Options parse(List<String> arguments, Map<String, String> variables) {
        Reader reader = new Reader(variables);
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            reader.read(rest.pop(), rest);
        }
        return new Options(Path.of(reader.home).toAbsolutePath().normalize(), port(reader.port), reader.runtime, reader.training,
                store(reader.indexEntries), reader.settings);
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new StartFailedException("--port must be a number from 0 to 65535, not '" + text + "'", e);
        }
    }

    /** @param indexEntries empty: as many as the heap has room for */
    private static StoreSettings store(String indexEntries) {
        if (indexEntries.isEmpty()) {
            return StoreSettings.ofHeap();
        }
        try {
            return StoreSettings.ofIndexEntries(Integer.parseInt(indexEntries));
        } catch (IllegalArgumentException e) {
            throw new StartFailedException("--store-index-entries must be a number from " + StoreSettings.LEAST_INDEX_ENTRIES
                    + " to " + Integer.MAX_VALUE + ", not '" + indexEntries + "'", e);
        }
    }

    /** Collects options one by one. */
    private static final class Reader {

        private final List<String> settings = new ArrayList<>();
        private String home;
        private String port;
        private String runtime;
        private String indexEntries;
        private boolean training;

        Reader(Map<String, String> variables) {
            home = variables.getOrDefault("LONGSHORE_HOME", System.getProperty("user.home") + "/.longshore");
            port = variables.getOrDefault("LONGSHORE_PORT", "8080");
            runtime = variables.getOrDefault("LONGSHORE_RUNTIME", "auto");
            indexEntries = variables.getOrDefault("LONGSHORE_STORE_INDEX_ENTRIES", "");
        }

        void read(String option, Deque<String> rest) {
            switch (option) {
                case "--home" -> home = value(option, rest);
                case "--port" -> port = value(option, rest);
                case "--runtime" -> runtime = value(option, rest);
                case "--store-index-entries" -> indexEntries = value(option, rest);
                case "--train" -> training = true;
                default -> settings.add(setting(option));
            }
        }

        private static String value(String option, Deque<String> rest) {
            if (rest.isEmpty()) {
                throw new StartFailedException(option + " needs a value");
            }
            return rest.pop();
        }

        private static String setting(String option) {
            if (option.startsWith("--") && option.contains("=")) {
                return option;
            }
            throw new StartFailedException("unknown option '" + option
                    + "'; there are --home DIR, --port N, --runtime auto|docker|process, --store-index-entries N, --train, and --KEY=VALUE for "
                    + "the services");
        }
    }
}
