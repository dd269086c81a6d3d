package dev.longshore.cli.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The launcher script in a project of its own, with a Maven and a JDK that only write down what they are asked to do. */
class LauncherTest {

    @TempDir
    private Path folder;

    private LauncherProject project;

    @BeforeEach
    void a_fresh_clone() throws IOException {
        project = new LauncherProject(folder);
    }

    @Test
    void a_fresh_clone_is_built_and_trained_before_the_command_runs() {
        var run = project.launch("jobs", "--queue", "nightly");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("ran longshore-cli.jar jobs --queue nightly");
        assertThat(run.err().lines()).hasSize(2).first().asString().startsWith("Building Longshore");
        assertThat(project.builds()).isEqualTo(1);
        assertThat(run.out()).contains("-XX:AOTCache=", "-Dlongshore.cache=", "-Dlongshore.application=");
    }

    @Test
    void what_is_built_is_not_built_again() {
        project.launch("up");
        var again = project.launch("up");

        assertThat(again.err()).isEmpty();
        assertThat(project.builds()).isEqualTo(1);
    }

    @Test
    void a_newer_source_is_built_before_a_system_is_started_and_the_build_in_use_stays() throws IOException {
        project.launch("up");
        Path source = project.root().resolve("cli/src/main/java/Some.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(project.launch("down").err()).isEmpty();
        assertThat(project.builds()).isEqualTo(1);

        project.launch("up");

        assertThat(project.builds()).isEqualTo(2);
        assertThat(project.buildFolders()).hasSize(2);
    }

    @Test
    void the_build_that_a_running_system_is_of_outlasts_newer_ones() throws IOException {
        project.launch("up");
        Path running = project.buildFolders().getFirst();
        Process system = new ProcessBuilder("sh", "-c", "read line; exit 0", "java", "-jar", running + "/app/longshore.jar")
                .start();
        try {
            for (int newer = 1; newer <= 4; newer++) {
                Files.setLastModifiedTime(project.root().resolve("pom.xml"),
                        FileTime.from(Instant.now().plusSeconds(60L * newer)));
                project.launch("up");
            }

            assertThat(project.builds()).isEqualTo(5);
            assertThat(project.buildFolders()).hasSize(4).contains(running);
        } finally {
            system.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "up --help"})
    void help_needs_no_build(String command) {
        var run = project.launch(command.split(" "));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: ./longshore COMMAND");
        assertThat(project.builds()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bogus", "u", "bogus --help"})
    void for_a_command_that_there_is_not_nothing_is_built(String command) {
        var run = project.launch(command.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("longshore: there is no command '");
        assertThat(project.builds()).isZero();
    }

    @Test
    void for_an_option_that_there_is_not_nothing_is_built() {
        var run = project.launch("--bogus");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("longshore: Unknown option: '--bogus'");
        assertThat(project.builds()).isZero();
    }

    @Test
    void without_a_build_nothing_runs_and_nothing_is_built_to_say_so() {
        var status = project.launch("status");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.err().lines()).singleElement().asString().startsWith("longshore: nothing is built yet, and no system");

        var down = project.launch("down");
        assertThat(down.exitCode()).isZero();
        assertThat(down.out()).isEqualTo("No system is running in " + project.home() + ".\n");
        assertThat(project.builds()).isZero();
    }

    @Test
    void without_a_build_a_system_of_another_clone_is_found_and_stopped_and_no_other_program_is() throws IOException {
        Process system = new ProcessBuilder("sh", "-c", "read line; exit 0", "-jar", "/other/longshore.jar", "--home",
                project.home().toString(), "--port", "8080").start();
        Process other = new ProcessBuilder("sh", "-c", "read line; exit 0").start();
        try {
            project.writeRunFile(other.pid());
            assertThat(project.launch("down").out()).startsWith("No system is running");
            project.writeRunFile(system.pid());
            assertThat(project.launch("status").out()).contains("as process " + system.pid());
            assertThat(project.launch("down").out()).startsWith("Longshore has stopped.");
            assertThat(system.isAlive()).isFalse();
            assertThat(other.isAlive()).isTrue();
        } finally {
            system.destroyForcibly();
            other.destroyForcibly();
        }
    }

    @Test
    void another_jdk_means_new_caches_and_no_new_build() throws IOException {
        project.launch("up");
        project.installJdk("jdk", "25.0.9");

        var run = project.launch("up");

        assertThat(run.err()).startsWith("Training").doesNotContain("Building");
        assertThat(project.builds()).isEqualTo(1);
    }

    @Test
    void two_launchers_at_once_build_once() throws Exception {
        Process one = project.start("up");
        Process other = project.start("up");

        assertThat(one.waitFor()).isZero();
        assertThat(other.waitFor()).isZero();
        assertThat(project.builds()).isEqualTo(1);
    }

    @Test
    void a_build_that_fails_shows_its_log_and_is_tried_again() throws IOException {
        project.installMaven("echo 'cannot find symbol Foo'; exit 1");

        var run = project.launch("demo");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("cannot find symbol Foo", "longshore: the build failed; the whole log is in ");
        project.installMaven(LauncherProject.BUILDS);
        assertThat(project.launch("demo").exitCode()).isZero();
    }

    @Test
    void a_training_that_fails_stops_nothing() throws IOException {
        project.failTraining();

        var run = project.launch("up");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("The training failed");
        assertThat(run.out()).contains("ran longshore-cli.jar up").doesNotContain("-Dlongshore.cache=");
    }

    @Test
    void without_maven_one_line_says_what_is_needed() throws IOException {
        project.removeMaven();

        var run = project.launch("demo");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().contains("Maven 3.8.7 or later");
    }

    @Test
    void the_jdk_is_told_without_a_build() {
        var run = project.launch("java");

        assertThat(run.out()).isEqualTo(folder.resolve("jdk/bin/java") + "\n");
        assertThat(project.builds()).isZero();
    }

    @Test
    void an_older_jdk_is_passed_over() throws IOException {
        project.installJdk("jdk", "21.0.4");
        project.installJdk("home/.sdkman/candidates/java/25-tem", "25.0.1");

        assertThat(project.launch("java").out()).doesNotContain(folder.resolve("jdk") + "/").contains("/bin/java");
    }

    @Test
    void a_link_to_the_launcher_will_do() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("home/longshore"), Path.of("../clone/longshore"));

        assertThat(project.launchBy(link, "jobs").out()).contains("ran longshore-cli.jar jobs");
    }

    @Test
    void the_exit_code_is_the_commands() throws IOException {
        project.launch("up");

        assertThat(project.launch("exit", "7").exitCode()).isEqualTo(7);
    }
}
