package dev.longshore.scheduler.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.report.JobReport.AttemptExited;
import dev.longshore.contracts.report.JobReports;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.scheduler.core.CoreSettings;
import dev.longshore.scheduler.core.SchedulerCore;
import dev.longshore.scheduler.core.state.Effect;
import dev.longshore.scheduler.core.state.Entity;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * State that former versions have written, in {@code src/test/resources/state}, must be read for ever. A file there is never edited; a
 * new kind of entity or a new version of one asks for a new file, which each run of this test leaves in {@code target/state}.
 */
class StoredStateTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final StateCodec CODEC = new StateCodec(Entity.class);
    private static final Path STORED = Path.of("src/test/resources/state");
    private static final Path PRESENT = Path.of("target/state/present.jsonl");

    static List<Path> stored() throws IOException {
        try (Stream<Path> files = Files.list(STORED)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("stored")
    void every_record_is_read(Path file) throws IOException {
        assertThat(records(file)).isNotEmpty().allSatisfy((key, value) -> {
            if (key.equals(InputOffsets.KEY)) {
                assertThat(CODEC.readOffsets(bytes(value)).next()).containsEntry("longshore.job-commands", 17L);
            } else {
                assertThat(CODEC.readEntity(key, bytes(value)).key()).isEqualTo(key);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("stored")
    void a_core_goes_on_from_there(Path file) throws IOException {
        SchedulerCore core = new SchedulerCore(CoreSettings.defaults());
        entities(file).forEach(core::restore);

        assertThat(total(core)).isEqualTo(Map.of(JobStatus.RUNNING, 1, JobStatus.STARTING, 2, JobStatus.RUNNABLE, 2,
                JobStatus.PENDING, 2, JobStatus.SUCCEEDED, 1));
        assertThat(core.whyWaiting(List.of(StateSample.job("unlucky"), StateSample.job("dependent")))).hasSize(2);
        assertThat(statusesAfterTheEndOf("running", core)).containsEntry(StateSample.job("running"), JobStatus.SUCCEEDED)
                .hasEntrySatisfying(StateSample.job("dependent"), status -> assertThat(status).isNotEqualTo(JobStatus.PENDING));
    }

    @Test
    void every_kind_of_entity_that_this_version_writes_is_among_what_is_stored() throws IOException {
        Files.createDirectories(PRESENT.getParent());
        Files.write(PRESENT, StateSample.written());
        Set<String> known = new TreeSet<>();
        for (Path file : stored()) {
            known.addAll(kinds(file));
        }

        assertThat(known).as("copy %s to %s under a new name", PRESENT, STORED).containsAll(kinds(PRESENT));
        assertThat(kinds(PRESENT)).as("kinds in StateSample").hasSize(Entity.class.getPermittedSubclasses().length + 1);
    }

    private static Map<JobStatus, Integer> total(SchedulerCore core) {
        return core.census().jobs().entrySet().stream().filter(queue -> !queue.getKey().equals(StateSample.FAIR_QUEUE))
                .flatMap(queue -> queue.getValue().entrySet().stream())
                .filter(count -> count.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
    }

    private static Map<JobId, JobStatus> statusesAfterTheEndOf(String job, SchedulerCore core) {
        AttemptExited end = new AttemptExited(new AttemptId(StateSample.job(job), 1), StateSample.NOW, StateSample.NOW, 0,
                Optional.empty());
        return core.process(List.of(new JobReports(StateSample.EXECUTOR, "first", List.of(end))), StateSample.NOW).effects()
                .stream()
                .filter(effect -> effect instanceof Effect.Said said && said.message() instanceof JobStatusChanged)
                .map(effect -> (JobStatusChanged) ((Effect.Said) effect).message())
                .collect(Collectors.toMap(JobStatusChanged::job, JobStatusChanged::status));
    }

    private static List<Entity> entities(Path file) throws IOException {
        List<Entity> entities = new ArrayList<>();
        records(file).forEach((key, value) -> {
            if (!key.equals(InputOffsets.KEY)) {
                entities.add(CODEC.readEntity(key, bytes(value)));
            }
        });
        return entities;
    }

    private static Set<String> kinds(Path file) throws IOException {
        return records(file).values().stream().map(value -> value.get("type").asString() + " " + value.get("version").asInt())
                .collect(Collectors.toSet());
    }

    private static Map<String, JsonNode> records(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(JSON::readTree)
                .collect(Collectors.toMap(line -> line.get("key").asString(), line -> line.get("value")));
    }

    private static byte[] bytes(JsonNode value) {
        return JSON.writeValueAsBytes(value);
    }
}
