package dev.longshore.standalone;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.awaitility.Awaitility.await;

/** A system in a JVM of its own, started as the launcher does it. */
final class ChildSystem implements AutoCloseable {

    private final Process process;
    private final Path home;
    private final Path errors;

    private ChildSystem(Process process, Path home, Path errors) {
        this.process = process;
        this.home = home;
        this.errors = errors;
    }

    /** Does not wait until it is ready. */
    static ChildSystem launch(Path home, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m", "-Dlogback.configurationFile=logback.xml",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-cp", ManagementFactory.getRuntimeMXBean().getClassPath(),
                StandaloneApplication.class.getName(), "--home", home.toString()));
        command.addAll(List.of(options));
        Path errors = Files.createTempFile("longshore", ".err");
        Process process = new ProcessBuilder(command).redirectError(errors.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new ChildSystem(process, home, errors);
    }

    static ChildSystem start(Path home) throws IOException {
        ChildSystem child = launch(home, "--port", "0", "--runtime", "process");
        await().atMost(Duration.ofSeconds(120)).until(child::isReady);
        return child;
    }

    /** What it has written about itself. */
    JsonNode runFile() {
        try {
            return JsonMapper.shared().readTree(Files.readAllBytes(runFilePath()));
        } catch (IOException e) {
            return JsonMapper.shared().missingNode();
        }
    }

    Path runFilePath() {
        return home.resolve("run/longshore.json");
    }

    URI endpoint() {
        return URI.create(runFile().path("endpoint").asString());
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As {@code kill} does. @return its exit code */
    int terminate() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not end");
        }
        return process.exitValue();
    }

    String lastWords() throws IOException {
        return Files.readAllLines(errors).getLast();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(errors);
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("it has ended with " + process.exitValue());
        }
        return runFile().path("pid").asLong(0) == process.pid();
    }
}
