package dev.longshore.standalone;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The system as its launcher sees it: a process, a run file, an exit code, a line on standard error. */
class StandaloneApplicationTest {

    @TempDir
    Path folder;

    @Test
    void a_ready_system_says_where_it_is_shows_metrics_of_all_services_and_leaves_without_a_trace_when_told_to()
            throws Exception {
        try (ChildSystem system = ChildSystem.start(folder)) {
            JsonNode file = system.runFile();

            assertThat(get(system.endpoint() + "/actuator/health/readiness")).contains("UP");
            assertThat(file.path("runtime").asString()).isEqualTo("process");
            assertThat(file.path("ports").propertyNames()).containsExactlyInAnyOrder("gateway", "scheduler", "provisioner",
                    "executor");
            for (JsonNode port : file.path("ports")) {
                assertThat(get("http://127.0.0.1:" + port.asInt() + "/actuator/prometheus")).contains("jvm_memory_used_bytes");
            }
            assertThat(system.terminate()).isEqualTo(128 + 15);
            assertThat(system.runFilePath()).doesNotExist();
            List<String> log = Files.readAllLines(folder.resolve("logs/longshore.log"));
            assertThat(log).anyMatch(line -> line.endsWith("ready at " + file.path("endpoint").asString()));
            assertThat(log).anyMatch(line -> line.endsWith("stopped"));
            assertThat(log).noneMatch(line -> line.contains(" WARN ") || line.contains(" ERROR "));
        }
    }

    @Test
    void an_orderly_end_keeps_everything_and_what_runs_runs_on() throws Exception {
        String job;
        try (ChildSystem system = ChildSystem.start(folder); BatchUser user = new BatchUser(system.endpoint())) {
            String queue = user.queueOf(4);
            job = user.submit(queue, user.definitionOf("sleep 2; echo done"));
            user.awaitStatus(job, JobStatus.RUNNING);
            system.terminate();
        }
        try (ChildSystem system = ChildSystem.start(folder); BatchUser user = new BatchUser(system.endpoint())) {
            JobDetail detail = user.awaitEnd(job);

            assertThat(detail.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(detail.attempts()).hasSize(1);
            assertThat(user.linesOf(detail.container().logStreamName())).containsExactly("done");
        }
    }

    @Test
    void a_second_system_on_the_same_folder_says_in_one_line_who_has_it() throws Exception {
        try (ChildSystem first = ChildSystem.start(folder);
                ChildSystem second = ChildSystem.launch(folder, "--port", "0", "--runtime", "process")) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.lastWords())
                    .isEqualTo("the data folder " + folder + " is in use by another system that runs (process "
                            + first.runFile().path("pid").asLong()
                            + "); stop it, or choose another folder with --home or LONGSHORE_HOME");
        }
    }

    @Test
    void a_port_in_use_is_said_in_one_line() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ChildSystem system = ChildSystem.launch(folder, "--port", Integer.toString(socket.getLocalPort()))) {
            assertThat(system.exitCode()).isEqualTo(1);
            assertThat(system.lastWords()).isEqualTo(
                    "port " + socket.getLocalPort() + " is in use; choose another with --port or LONGSHORE_PORT");
        }
    }

    @Test
    void a_folder_that_cannot_be_used_is_said_in_one_line() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        try (ChildSystem system = ChildSystem.launch(file, "--port", "0")) {
            assertThat(system.exitCode()).isEqualTo(1);
            assertThat(system.lastWords()).startsWith("the data folder " + file + " cannot be used: ");
        }
    }

    @Test
    void a_store_that_cannot_be_read_is_said_in_one_line() throws Exception {
        Path namespaces = Files.createDirectories(folder.resolve("store/gateway/system.namespaces"));
        Path journal = Files.writeString(namespaces.resolve("0000000001.journal"), "not a journal");

        try (ChildSystem system = ChildSystem.launch(folder, "--port", "0", "--runtime", "process")) {
            assertThat(system.exitCode()).isEqualTo(1);
            assertThat(system.lastWords()).isEqualTo("The store in " + folder.resolve("store") + " cannot start: " + journal
                    + " is not a journal that this version can read");
        }
    }

    @Test
    void a_service_that_cannot_start_stops_the_others_and_is_named_in_the_last_line() throws Exception {
        try (ChildSystem system = ChildSystem.launch(folder, "--port", "0", "--runtime", "process",
                "--longshore.provisioner.silence=1s")) {
            assertThat(system.exitCode()).isEqualTo(1);
            assertThat(system.lastWords()).startsWith("the provisioner cannot start: longshore.provisioner.silence is ");
        }
    }

    @Test
    void a_training_run_ends_by_itself() throws Exception {
        try (ChildSystem system = ChildSystem.launch(folder, "--port", "0", "--runtime", "process", "--train")) {
            assertThat(system.exitCode()).isZero();
        }
    }

    private static String get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
