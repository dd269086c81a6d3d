package dev.longshore.cli.system;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.cli.CommandLineTester;

import static org.assertj.core.api.Assertions.assertThat;

/** Starting and stopping a real process, which only pretends to be the system. */
class SystemLifeTest {

    @TempDir
    private Path folder;

    private Path home;
    private Path application;
    private CommandLineTester longshore;

    @BeforeEach
    void a_built_system() throws IOException {
        home = folder.resolve("home");
        application = PretendSystem.jar(folder);
        longshore = commandLine("-Xmx32m");
    }

    @AfterEach
    void stop() {
        longshore.run("down");
    }

    @Test
    void up_returns_when_the_system_is_ready_and_down_when_it_is_gone() {
        assertThat(longshore.run("up")).as(longshore.err()).isZero();
        assertThat(longshore.err()).contains("Starting Longshore", "Longshore is ready at http://127.0.0.1:");
        assertThat(longshore.run("up")).isZero();
        assertThat(longshore.err()).isEmpty();
        assertThat(longshore.out()).contains("is running already at http://127.0.0.1:", "(runtime: process)");

        assertThat(longshore.run("down")).isZero();
        assertThat(longshore.out()).startsWith("Longshore has stopped.");
        assertThat(longshore.run("status")).isEqualTo(1);
    }

    @Test
    void a_killed_system_is_started_anew() {
        longshore.run("up");
        SystemProcess process = RunningSystem.of(home.resolve("run/longshore.json")).flatMap(RunningSystem::process)
                .orElseThrow();
        process.kill();
        ProcessHandle.of(process.pid()).ifPresent(handle -> handle.onExit().join());

        assertThat(longshore.run("up")).isZero();
        assertThat(longshore.err()).contains("Longshore is ready");
    }

    @Test
    void two_commands_at_once_start_one_system() throws Exception {
        Process one = upInAProcessOfItsOwn();
        Process other = upInAProcessOfItsOwn();

        assertThat(one.waitFor()).isZero();
        assertThat(other.waitFor()).isZero();
        assertThat(home.resolve("starts")).hasContent("one");
    }

    @Test
    void a_system_that_does_not_come_up_is_explained_by_its_last_words() throws IOException {
        var failing = commandLine("-Dpretend.failure=true");

        assertThat(failing.run("up")).isEqualTo(1);
        assertThat(failing.err().lines().toList().getLast()).isEqualTo("longshore: the data folder is in use by process 12");
        assertThat(Files.readString(home.resolve("logs/system.err"))).contains("a warning");
    }

    @Test
    void an_option_that_the_jvm_does_not_have_is_named() throws IOException {
        var failing = commandLine("-XX:Nope");

        assertThat(failing.run("up")).isEqualTo(1);
        assertThat(failing.err().lines().toList().getLast()).isEqualTo("longshore: Unrecognized VM option 'Nope'");
    }

    private CommandLineTester commandLine(String option) throws IOException {
        try (var free = new ServerSocket(0)) {
            return installed(option).with("LONGSHORE_PORT", Integer.toString(free.getLocalPort()));
        }
    }

    private CommandLineTester installed(String option) {
        var installation = new Installation(java(), application, List.of(option), Optional.empty());
        return new CommandLineTester(home).installed(installation).with("LONGSHORE_RUNTIME", "process");
    }

    private Process upInAProcessOfItsOwn() throws IOException {
        var builder = new ProcessBuilder(java().toString(), "-cp", System.getProperty("java.class.path"),
                "-Dlongshore.java=" + java(),
                "-Dlongshore.application=" + application, "-Dlongshore.options=-Xmx32m",
                "dev.longshore.cli.Longshore", "up")
                .redirectErrorStream(true).redirectOutput(folder.resolve("ups").toFile());
        builder.environment().putAll(Map.of("LONGSHORE_HOME", home.toString(), "LONGSHORE_RUNTIME", "process", "LONGSHORE_PORT",
                longshore.variable("LONGSHORE_PORT")));
        return builder.start();
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
