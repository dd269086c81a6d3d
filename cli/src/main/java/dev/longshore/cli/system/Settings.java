package dev.longshore.cli.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.longshore.cli.batch.Gateway;
import dev.longshore.cli.terminal.CommandFailedException;

import static java.util.Objects.requireNonNull;

/**
 * What the user sets by variables: {@code LONGSHORE_HOME}, {@code LONGSHORE_ENDPOINT}, {@code LONGSHORE_PORT}, {@code LONGSHORE_RUNTIME},
 * {@code LONGSHORE_JAVA_OPTIONS}, and as AWS's tools do {@code AWS_REGION}, {@code AWS_DEFAULT_REGION}.
 *
 * @param home the data folder
 * @param endpoint of a system that somebody else runs; absent: the one of the data folder
 * @param port of the gateway of a system that is started
 * @param runtime {@code auto}, {@code docker} or {@code process}
 * @param javaOptions for the JVM of a system that is started
 * @param region whose queues and jobs are meant
 */
public record Settings(Path home, Optional<URI> endpoint, int port, String runtime, List<String> javaOptions,
        String region) {

    private static final int DEFAULT_PORT = 8080;
    private static final int LAST_PORT = 65535;
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,32}");
    private static final List<String> RUNTIMES = List.of("auto", "docker", "process");

    public Settings {
        requireNonNull(home, "home");
        requireNonNull(endpoint, "endpoint");
        if (port < 1 || port > LAST_PORT) {
            throw new CommandFailedException("LONGSHORE_PORT must be a number from 1 to 65535, not " + port);
        }
        if (!RUNTIMES.contains(runtime)) {
            throw new CommandFailedException("LONGSHORE_RUNTIME must be auto, docker or process, not '" + runtime + "'");
        }
        javaOptions = List.copyOf(javaOptions);
        if (!REGION.matcher(region).matches()) {
            throw new CommandFailedException("AWS_REGION must be a region such as us-east-1, not '" + region + "'");
        }
    }

    /** @throws CommandFailedException naming the variable that has a bad value */
    public static Settings of(Map<String, String> variables) {
        Path home = value(variables, "LONGSHORE_HOME").map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".longshore"));
        return new Settings(home.toAbsolutePath().normalize(), value(variables, "LONGSHORE_ENDPOINT").map(Settings::endpoint),
                value(variables, "LONGSHORE_PORT").map(Settings::port).orElse(DEFAULT_PORT),
                value(variables, "LONGSHORE_RUNTIME").orElse("auto"),
                value(variables, "LONGSHORE_JAVA_OPTIONS").stream().flatMap(options -> Stream.of(options.trim().split("\\s+")))
                        .toList(),
                value(variables, "AWS_REGION").or(() -> value(variables, "AWS_DEFAULT_REGION")).orElse(Gateway.DEFAULT_REGION));
    }

    private static Optional<String> value(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    private static URI endpoint(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // answered below, like any other text that is no address
        }
        throw new CommandFailedException(
                "LONGSHORE_ENDPOINT must be an address such as http://127.0.0.1:8080, not '" + text + "'");
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            throw new CommandFailedException("LONGSHORE_PORT must be a number from 1 to 65535, not '" + text + "'", e);
        }
    }
}
