package dev.longshore.cli.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.longshore.cli.terminal.CommandFailedException;

/**
 * What the launcher has built, and hands over in system properties.
 *
 * @param java the JDK's {@code java}
 * @param application the jar of the standalone system
 * @param options of its JVM, the same as when its cache was trained
 * @param cache the ahead-of-time cache; absent when training failed
 */
public record Installation(Path java, Path application, List<String> options, Optional<Path> cache) {

    public Installation {
        options = List.copyOf(options);
    }

    /** @throws CommandFailedException when this process was not started by the launcher */
    public static Installation ofProcess() {
        return new Installation(Path.of(property("longshore.java")), Path.of(property("longshore.application")),
                Stream.of(property("longshore.options").trim().split("\\s+")).toList(),
                Optional.ofNullable(System.getProperty("longshore.cache")).map(Path::of));
    }

    /** The command that runs the system. */
    List<String> command(Settings settings) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(options);
        cache.ifPresent(file -> command.addAll(List.of("-XX:AOTCache=" + file, "-Xlog:aot*=off")));
        command.addAll(settings.javaOptions());
        command.addAll(List.of("-jar", application.toString(), "--home", settings.home().toString(), "--port",
                Integer.toString(settings.port()), "--runtime", settings.runtime()));
        return command;
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new CommandFailedException("the system can only be started through the launcher, ./longshore");
        }
        return value;
    }
}
