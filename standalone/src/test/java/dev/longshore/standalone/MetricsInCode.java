package dev.longshore.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Longshore's own metrics as the code of all modules registers them, by the name that Prometheus shows. Read from the sources, since many
 * appear only when what they count has happened.
 */
final class MetricsInCode {

    /** Whatever looks like a metric's name in a file that knows Micrometer, and the call that it is the first argument of. */
    private static final Pattern NAME = Pattern.compile("([A-Za-z.]+)\\(\\s*\"(longshore\\.[a-z.]+)\"|\"(longshore\\.[a-z.]+)\"");

    private MetricsInCode() {}

    static Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            modules.map(module -> module.resolve("src/main/java")).filter(Files::isDirectory).flatMap(MetricsInCode::texts)
                    .filter(text -> text.contains("import io.micrometer."))
                    .forEach(text -> NAME.matcher(text).results().map(MetricsInCode::shown).forEach(names::add));
        }
        return names;
    }

    private static Stream<String> texts(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).map(MetricsInCode::text).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shown(MatchResult found) {
        if (found.group(1) == null) {
            throw new IllegalStateException("of what kind is the metric " + found.group(3) + "? Name it where it is registered");
        }
        return found.group(2).replace('.', '_')
                + suffix(found.group(1).substring(found.group(1).indexOf('.') + 1), found.group(1));
    }

    private static String suffix(String method, String call) {
        return switch (method.equals("builder") ? call : method) {
            case "Counter.builder", "counter" -> "_total";
            case "Timer.builder", "timer", "record" -> "_seconds";
            case "Gauge.builder", "MultiGauge.builder", "DistributionSummary.builder" -> "";
            default -> throw new IllegalStateException("of what kind is a metric that " + call + " registers? Say so here");
        };
    }
}
