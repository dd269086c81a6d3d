package dev.longshore.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class LoadGeneratorTest {

    private FakeGateway gateway;

    @BeforeEach
    void open() throws IOException {
        gateway = new FakeGateway();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void every_run_of_a_throughput_leaves_a_value(@TempDir Path folder) throws IOException {
        Path json = folder.resolve("figures.json");

        int exit = new CommandLine(new LoadGenerator()).execute("--endpoint", gateway.endpoint().toString(), "--runtime",
                "docker",
                "--runs", "2", "--only", "no-op", "--json", json.toString());

        assertThat(exit).isZero();
        JsonNode values = BatchClient.JSON.readTree(Files.readAllBytes(json)).get("values");
        assertThat(values.at("/200 no-op jobs, singles/jobs~1s").size()).isEqualTo(2);
        assertThat(values.at("/200 no-op jobs, one array/jobs~1s").size()).isEqualTo(2);
        assertThat(gateway.submitted()).isEqualTo(2 * (200 + 1));
    }

    @Test
    void a_job_that_fails_ends_the_benchmark_with_its_reason() {
        gateway.failJobs("no such command");
        Site site = Site.create(gateway.endpoint(), "failing", 16);

        assertThat(catchThrowable(
                () -> new Throughput(10, false).measure(site, new Progress(System.err, false))))
                .hasMessageContaining("no such command");
    }

    @Test
    void a_system_that_is_not_there_is_named() {
        assertThat(catchThrowable(() -> Site.create(URI.create("http://127.0.0.1:1"), "x", 1)))
                .hasMessageContaining("127.0.0.1:1");
    }
}
