package dev.longshore.simulator.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.simulator.cluster.Configuration;
import dev.longshore.simulator.trace.Trace;

import static org.assertj.core.api.Assertions.assertThat;

class ReplayTest {

    private static final String ONE_HOST = """
            {"hosts": [{"count": 1, "vcpus": 4, "memory": 1024}],
             "computeEnvironments": [{"name": "pool", "minvCpus": 4, "maxvCpus": 4}],
             "jobQueues": [{"name": "main", "priority": 1, "computeEnvironments": ["pool"]}]}""";

    @TempDir
    private Path folder;

    /** Each job with the second in which it starts, as worked out on paper: nobody may pass, because nobody has a limit. */
    @Test
    void twenty_jobs_start_to_the_second_when_they_do_on_paper() throws IOException {
        Outcome outcome = replay(ONE_HOST, """
                submit,run,vcpus
                0,10,2
                0,20,2
                1,5,4
                2,5,2
                3,10,2
                4,1,2
                5,4,2
                6,10,4
                40,5,2
                41,15,2
                42,3,2
                43,7,2
                44,1,4
                44,2,4
                70,5,2
                71,5,2
                72,5,2
                73,5,4
                74,1,2
                90,10,4
                """);

        assertThat(inOrder(outcome)).extracting(run -> run.start().toSeconds()).containsExactly(0L, 0L, 20L, 25L, 25L, 30L, 31L,
                35L, 45L, 45L, 50L, 53L, 60L, 61L, 70L, 71L, 75L, 80L, 85L, 90L);
        assertThat(inOrder(outcome)).extracting(run -> run.end().toSeconds()).containsExactly(10L, 20L, 25L, 30L, 35L, 31L, 35L,
                45L, 50L, 60L, 53L, 60L, 61L, 63L, 75L, 76L, 80L, 85L, 86L, 100L);
        assertThat(outcome.span()).hasSeconds(100);
    }

    @Test
    void a_job_is_stopped_at_its_limit() throws IOException {
        Outcome outcome = replay(ONE_HOST, "submit,run,limit\n0,500,60\n");

        assertThat(outcome.runs()).singleElement().satisfies(run -> assertThat(run.end()).hasSeconds(60));
    }

    @Test
    void the_children_of_an_array_are_jobs_of_their_own() throws IOException {
        Outcome outcome = replay(ONE_HOST, "submit,run,vcpus,children\n0,10,2,5\n");

        assertThat(outcome.runs()).extracting(run -> run.start().toSeconds()).containsExactlyInAnyOrder(0L, 0L, 10L, 10L, 20L);
        assertThat(outcome.utilisation()).isEqualTo(100.0 / 120);
    }

    @Test
    void what_can_never_run_is_counted_and_holds_up_nobody() throws IOException {
        Outcome outcome = replay(ONE_HOST, "submit,run,vcpus\n0,10,5\n1,10,4\n");

        assertThat(outcome.runs()).singleElement().satisfies(run -> assertThat(run.start()).hasSeconds(1));
        assertThat(outcome.stuck()).isEqualTo(1);
        assertThat(outcome.stuckBecause().keySet()).singleElement().asString().startsWith("MISCONFIGURATION:")
                .contains("5 vCPU");
    }

    @Test
    void what_no_single_host_has_is_said_at_once_and_holds_up_nobody() throws IOException {
        String two = ONE_HOST.replace("\"hosts\": [", "\"hosts\": [{\"count\": 1, \"vcpus\": 2, \"memory\": 1024, \"gpus\": 1}, ")
                .replace("\"minvCpus\": 4, \"maxvCpus\": 4", "\"maxvCpus\": 6");

        Outcome outcome = replay(two, "submit,run,vcpus,gpus\n0,10,3,1\n1,10,4,0\n1,10,2,1\n");

        assertThat(outcome.runs()).extracting(run -> run.start().toSeconds()).containsExactly(1L, 1L);
        assertThat(outcome.stuckBecause().keySet()).singleElement().asString().startsWith("MISCONFIGURATION:");
    }

    @Test
    void children_that_can_never_run_are_counted_each_for_itself_with_the_reason_of_their_array() throws IOException {
        Outcome outcome = replay(ONE_HOST, "submit,run,vcpus,children\n0,10,5,3\n0,10,5,\n1,10,4,2\n");

        assertThat(outcome.stuck()).isEqualTo(4);
        assertThat(outcome.stuckBecause().keySet()).allSatisfy(reason -> assertThat(reason).contains("5 vCPU"));
    }

    @Test
    void an_instance_takes_its_time_to_come() throws IOException {
        String slow = ONE_HOST.replace("\"minvCpus\": 4, ", "").replaceFirst("\\{", "{\"launchSeconds\": 90, ");

        Outcome outcome = replay(slow, "submit,run\n0,10\n");

        assertThat(outcome.runs()).singleElement().satisfies(run -> assertThat(run.waitSeconds()).isEqualTo(90));
    }

    @Test
    void instances_on_several_hosts_are_on_their_way_at_the_same_time() throws IOException {
        String slow = ONE_HOST.replace("\"count\": 1", "\"count\": 3")
                .replace("\"minvCpus\": 4, \"maxvCpus\": 4", "\"maxvCpus\": 12")
                .replaceFirst("\\{", "{\"launchSeconds\": 90, ");

        Outcome outcome = replay(slow, "submit,run,vcpus\n0,10,4\n0,10,4\n0,10,4\n");

        assertThat(outcome.runs()).extracting(JobRun::waitSeconds).containsExactly(90.0, 90.0, 90.0);
    }

    @Test
    void of_two_queues_the_higher_priority_goes_first() throws IOException {
        String two = ONE_HOST.replace("\"jobQueues\": [",
                "\"jobQueues\": [{\"name\": \"low\", \"priority\": 0, \"computeEnvironments\": [\"pool\"]}, ");

        Outcome outcome = replay(two, "submit,run,vcpus,queue\n0,10,4,low\n1,10,4,low\n2,10,4,main\n");

        assertThat(inOrder(outcome)).extracting(run -> run.start().toSeconds()).containsExactly(0L, 20L, 10L);
    }

    @Test
    void the_same_history_has_the_same_outcome() throws IOException {
        String trace = "submit,run,vcpus\n" + "0,7,1\n1,3,2\n1,9,3\n".repeat(50);

        assertThat(replay(ONE_HOST, trace)).isEqualTo(replay(ONE_HOST, trace));
    }

    private Outcome replay(String configuration, String trace) throws IOException {
        Path setup = Files.writeString(folder.resolve("setup.json"), configuration);
        Path history = Files.writeString(folder.resolve("trace.csv"), trace);
        return Replay.of(Trace.read(history), Configuration.read(setup), done -> {});
    }

    private static List<JobRun> inOrder(Outcome outcome) {
        List<JobRun> runs = new ArrayList<>(outcome.runs());
        runs.sort(Comparator.comparingInt(JobRun::line));
        return runs;
    }
}
