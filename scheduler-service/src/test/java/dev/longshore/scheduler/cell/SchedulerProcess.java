package dev.longshore.scheduler.cell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.longshore.scheduler.SchedulerApplication;

/** A scheduler in a process of its own, with its settings as they are by default, so that it can be killed as by {@code kill -9}. */
final class SchedulerProcess implements AutoCloseable {

    private final Process process;

    private SchedulerProcess(Process process) {
        this.process = process;
    }

    static SchedulerProcess start(String name, Kafka kafka) throws IOException {
        Path log = Files.createDirectories(Path.of("target", "schedulers")).resolve(name + ".log");
        List<String> command = List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx256m",
                "-XX:TieredStopAtLevel=1", "-cp", classPath(), SchedulerApplication.class.getName(), "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(), "--spring.kafka.client-id=" + name);
        return new SchedulerProcess(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start());
    }

    /** Surefire hides the class path in a jar. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** As {@code kill -9} does. Returns when it is dead. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
