package dev.longshore.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.cli.CommandLineTester;
import dev.longshore.cli.gateway.FakeGateway;

import static org.assertj.core.api.Assertions.assertThat;

class DemoCommandTest {

    private final FakeGateway gateway = FakeGateway.start();

    @TempDir
    private Path home;

    private CommandLineTester longshore;

    @BeforeEach
    void command_line() {
        longshore = new CommandLineTester(home).talkingTo(gateway.endpoint());
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void the_merged_counts_equal_those_made_by_hand() throws Exception {
        assertThat(longshore.run("demo")).as(longshore.err()).isZero();

        assertThat(onlyRun().resolve("merged.txt")).hasContent(shell(after("The same by hand: ")));
    }

    @Test
    void it_tells_of_children_words_times_and_what_to_try_next() {
        assertThat(longshore.run("demo")).isZero();

        assertThat(longshore.out()).contains("count-words: 8 of 8 done, succeeded", "merge-counts: 1 of 1 done, succeeded",
                "child 0, ", "child 7, ", "The most frequent of ", " the\n", "How long it took:", "merge the counts",
                "keeps running at " + gateway.endpoint(), "./longshore run -- ");
    }

    @Test
    void a_child_that_fails_stops_the_merge() throws IOException {
        assertThat(longshore.run("demo", "--fail-child", "3")).isEqualTo(1);

        assertThat(longshore.out()).contains("child 3, no result", "exit code 3", "The merge did not run.",
                "Dependent Job failed",
                "./longshore logs job-000:3", "./longshore why job-001");
        assertThat(onlyRun().resolve("merged.txt")).doesNotExist();
    }

    @Test
    void a_store_that_is_away_for_a_while_is_waited_for() {
        gateway.loseStore(5);

        assertThat(longshore.run("demo")).isZero();
        assertThat(longshore.err()).contains("cannot answer now; waiting for it to come back");
    }

    @Test
    void there_are_no_more_children_than_shards() {
        assertThat(longshore.run("demo", "--fail-child", "8")).isEqualTo(2);
        assertThat(longshore.err()).contains("--fail-child must be from 0 to 7, not 8");
    }

    private Path onlyRun() throws IOException {
        try (Stream<Path> runs = Files.list(home.resolve("demo/runs"))) {
            List<Path> all = runs.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private String after(String label) {
        return longshore.out().lines().filter(line -> line.startsWith(label)).findFirst().orElseThrow().substring(label.length());
    }

    private static String shell(String pipeline) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", pipeline).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
