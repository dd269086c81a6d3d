package dev.longshore.cli.system;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that lives on when this one ends, and that a Ctrl-C in this terminal does not reach. Its output goes to files; they are started anew, the
 * former ones kept once, when they have grown large.
 */
final class DetachedProcess {

    /** With job control on, bash gives the command a process group of its own. Bash itself only waits, to pass on how it ended. */
    private static final String SCRIPT = "set -m; \"$@\" </dev/null & set +m; wait $!";
    private static final long LARGE = 20L << 20;
    private static final int TAIL = 64 << 10;
    /** What a JVM says after it has said what is wrong. */
    private static final List<String> SAYS_NOTHING = List.of("Error: Could not create the Java Virtual Machine.",
            "Error: A fatal exception has occurred. Program will exit.");

    private final Process waiting;
    private final Path errors;
    private final long errorsBefore;

    private DetachedProcess(Process waiting, Path errors, long errorsBefore) {
        this.waiting = waiting;
        this.errors = errors;
        this.errorsBefore = errorsBefore;
    }

    static DetachedProcess start(List<String> command, Path logs) throws IOException {
        Path output = fresh(logs.resolve("system.log"));
        Path errors = fresh(logs.resolve("system.err"));
        long errorsBefore = Files.exists(errors) ? Files.size(errors) : 0;
        List<String> wrapped = new ArrayList<>(List.of("bash", "-c", SCRIPT, "longshore"));
        wrapped.addAll(command);
        Process waiting = new ProcessBuilder(wrapped).directory(logs.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile())).start();
        return new DetachedProcess(waiting, errors, errorsBefore);
    }

    /** Where it writes its errors to. */
    Path errors() {
        return errors;
    }

    boolean hasEnded() {
        return !waiting.isAlive();
    }

    /** The last line that it wrote to its errors and that says something. */
    String lastWords() {
        try (var channel = Files.newByteChannel(errors)) {
            channel.position(Math.max(errorsBefore, channel.size() - TAIL));
            String text = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
            List<String> lines = text.lines().filter(line -> !line.isBlank() && !SAYS_NOTHING.contains(line)).toList();
            return lines.isEmpty()
                    ? "the system ended with exit code " + waiting.exitValue() + " and said nothing"
                    : lines.getLast();
        } catch (IOException e) {
            return "the system ended with exit code " + waiting.exitValue() + "; " + e.getMessage();
        }
    }

    /** Nobody asks any more how it ends. */
    void letGo() {
        waiting.destroy();
    }

    private static Path fresh(Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) > LARGE) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
