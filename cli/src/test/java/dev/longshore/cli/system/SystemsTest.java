package dev.longshore.cli.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.cli.CommandLineTester;
import dev.longshore.cli.gateway.FakeGateway;

import static org.assertj.core.api.Assertions.assertThat;

class SystemsTest {

    @TempDir
    private Path folder;

    private Path home;
    private CommandLineTester longshore;

    @BeforeEach
    void command_line() {
        home = folder.resolve("home");
        longshore = new CommandLineTester(home);
    }

    @Test
    void without_a_system_the_way_to_one_is_told() {
        assertThat(longshore.run("status")).isEqualTo(1);
        assertThat(longshore.err()).isEqualTo("longshore: no system is running in " + home + "; start it with ./longshore up\n");
    }

    @Test
    void there_is_nothing_to_stop_when_nothing_runs() {
        assertThat(longshore.run("down")).isZero();
        assertThat(longshore.out()).isEqualTo("No system is running in " + home + ".\n");
    }

    @Test
    void a_system_that_runs_is_not_started_again() throws IOException {
        try (var gateway = FakeGateway.start(); var _ = LockHolder.of(home)) {
            writeRunFile(ProcessHandle.current().pid(), gateway);

            assertThat(longshore.run("up")).isZero();
            assertThat(longshore.out())
                    .isEqualTo("Longshore is running already at " + gateway.endpoint() + " (runtime: process).\n");
            assertThat(longshore.run("status")).isZero();
            assertThat(longshore.out()).contains("runtime   process", "process   " + ProcessHandle.current().pid(),
                    "MiB resident");
        }
    }

    @Test
    void a_system_of_another_build_is_used_and_named_as_such() throws IOException {
        try (var gateway = FakeGateway.start(); var _ = LockHolder.of(home)) {
            writeRunFile(ProcessHandle.current().pid(), gateway);

            assertThat(longshore.run("run", "--", "echo", "hello")).isZero();
            assertThat(longshore.out()).isEqualTo("hello\n");
            assertThat(longshore.err()).contains("The system that is running is of another build");
        }
    }

    @Test
    void a_run_file_of_a_process_that_is_gone_means_nothing() throws IOException, InterruptedException {
        try (var gateway = FakeGateway.start()) {
            Process gone = new ProcessBuilder("true").start();
            gone.waitFor();
            writeRunFile(gone.pid(), gateway);

            assertThat(longshore.run("status")).isEqualTo(1);
            assertThat(longshore.err()).contains("no system is running");
        }
    }

    @Test
    void a_run_file_that_names_the_process_of_another_program_means_nothing() throws IOException {
        Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Bystander.class.getName()).start();
        try (var gateway = FakeGateway.start()) {
            LockHolder.of(home).close();
            writeRunFile(other.pid(), gateway);

            assertThat(longshore.run("down")).isZero();
            assertThat(longshore.out()).isEqualTo("No system is running in " + home + ".\n");
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void a_port_in_use_is_one_clear_line() throws IOException {
        try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            longshore.with("LONGSHORE_PORT", Integer.toString(busy.getLocalPort()));

            assertThat(longshore.run("up")).isEqualTo(1);
            assertThat(longshore.err().lines()).singleElement().asString()
                    .contains("port " + busy.getLocalPort() + " of 127.0.0.1 is in use", "LONGSHORE_PORT");
        }
    }

    @Test
    void a_data_folder_that_cannot_be_is_one_clear_line() throws IOException {
        Files.writeString(home, "a file");

        assertThat(longshore.run("up")).isEqualTo(1);
        assertThat(longshore.err().lines()).singleElement().asString().contains("the data folder " + home, "LONGSHORE_HOME");
    }

    @Test
    void a_system_elsewhere_is_not_stopped() {
        try (var gateway = FakeGateway.start()) {
            assertThat(longshore.talkingTo(gateway.endpoint()).run("down")).isEqualTo(1);
            assertThat(longshore.err()).contains("not this launcher's to stop");
        }
    }

    /** A Java program of somebody else's. */
    static final class Bystander {

        private Bystander() {}

        public static void main(String[] arguments) throws IOException {
            System.in.read();
        }
    }

    private void writeRunFile(long pid, FakeGateway gateway) throws IOException {
        Files.createDirectories(home.resolve("run"));
        Files.writeString(home.resolve("run/longshore.json"),
                "{\"pid\": %d, \"endpoint\": \"%s\", \"runtime\": \"process\"}".formatted(pid, gateway.endpoint()));
    }
}
