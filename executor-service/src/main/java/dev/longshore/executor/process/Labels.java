package dev.longshore.executor.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.longshore.executor.container.Attempt;

/**
 * What is kept of an attempt in its slot: a line for each label, and an empty one at the end. The file is written over from the start;
 * what is left of a longer one before has no meaning.
 *
 * @param boot of the host, in which the attempt was launched
 */
record Labels(Attempt attempt, Instant startedAt, String boot) {
    private static final String STARTED = "started";
    private static final String BOOT = "boot";

    void write(Path file) throws IOException {
        StringBuilder lines = new StringBuilder(512);
        attempt.labels().forEach((label, value) -> lines.append(label).append('=').append(value).append('\n'));
        lines.append(STARTED).append('=').append(startedAt).append('\n');
        lines.append(BOOT).append('=').append(boot).append("\n\n");
        overwrite(file, lines.toString());
    }

    /**
     * @return nothing when they are erased, or were not written to the end
     * @throws IOException also when they are whole and say something else, as those of a newer version may: it may have run then
     */
    static Optional<Labels> read(Path file) throws IOException {
        try {
            return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IOException("the labels are none that this version writes: " + e.getMessage(), e);
        }
    }

    static void erase(Path file) throws IOException {
        overwrite(file, "\n\n");
    }

    private static Optional<Labels> parse(String text) {
        int end = text.indexOf("\n\n");
        if (end <= 0) {
            return Optional.empty();
        }
        Map<String, String> labels = new LinkedHashMap<>();
        text.substring(0, end).lines().forEach(line -> {
            int equals = line.indexOf('=');
            labels.put(line.substring(0, Math.max(0, equals)), line.substring(equals + 1));
        });
        return Optional.of(new Labels(Attempt.ofLabels(labels), Instant.parse(labels.getOrDefault(STARTED, "")),
                labels.getOrDefault(BOOT, "")));
    }

    private static void overwrite(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
