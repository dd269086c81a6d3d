package dev.longshore.cli.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.longshore.cli.terminal.Terminal;

/** How long each part of the demonstration took. */
final class Stages {

    private record Stage(String name, Duration took) {}

    private final List<Stage> stages = new ArrayList<>();

    /** Does something and remembers how long that took. */
    <T> T time(String name, Supplier<T> stage) {
        long begin = System.nanoTime();
        T result = stage.get();
        add(name, Duration.ofNanos(System.nanoTime() - begin));
        return result;
    }

    void add(String name, Duration took) {
        stages.add(new Stage(name, took));
    }

    void show(Terminal terminal) {
        stages.forEach(stage -> terminal.line("  %-34s %6.2f s".formatted(stage.name(), stage.took().toMillis() / 1000.0)));
    }
}
