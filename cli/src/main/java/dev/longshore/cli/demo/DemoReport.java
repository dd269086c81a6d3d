package dev.longshore.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import dev.longshore.cli.batch.Batch;
import dev.longshore.cli.batch.Job;
import dev.longshore.cli.terminal.Terminal;

/** What the user reads at the end: where the children ran, the most frequent words, where to look next. */
final class DemoReport {

    private static final int TOP = 10;

    private final Terminal terminal;
    private final WordCount work;

    DemoReport(Terminal terminal, WordCount work) {
        this.terminal = terminal;
        this.work = work;
    }

    /** Each child says itself which index it had and what it ran in. */
    void children(Batch batch, Job array) {
        terminal.line("");
        terminal.line("Each child counted one shard:");
        List<String> ids = IntStream.range(0, work.corpus().shards()).mapToObj(index -> array.id() + ":" + index).toList();
        List<Job> children = batch.describe(ids).stream().sorted(Comparator.comparing(Job::id)).toList();
        children.forEach(child -> terminal.line("  %-44s %s".formatted(said(index(child)), ran(child))));
    }

    void topWords() {
        List<String> lines = lines(work.merged());
        long words = lines.stream().mapToLong(DemoReport::count).sum();
        terminal.line("");
        terminal.line("The most frequent of %,d words, %d of them different:".formatted(words, lines.size()));
        lines.stream().sorted(Comparator.comparingLong(DemoReport::count).reversed()).limit(TOP).forEach(terminal::line);
        terminal.line("");
        terminal.line("All counts: " + work.merged());
        terminal.line("The same by hand: " + work.sameByHand());
    }

    private String said(String index) {
        Path file = work.results().resolve("child-" + index + ".txt");
        return Files.exists(file) ? String.join(" ", lines(file)) : "child " + index + ", no result";
    }

    private static String ran(Job child) {
        String exit = child.exitCode().isPresent() ? ", exit code " + child.exitCode().getAsInt() : "";
        return child.times().started().flatMap(start -> child.times().stopped().map(stop -> Duration.between(start, stop)))
                .map(ran -> "%5.2f s".formatted(ran.toMillis() / 1000.0)).orElse("did not run") + exit;
    }

    private static String index(Job child) {
        return child.id().substring(child.id().lastIndexOf(':') + 1);
    }

    private static long count(String line) {
        return Long.parseLong(line.strip().split("\\s+")[0]);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the results in " + file + " cannot be read", e);
        }
    }
}
