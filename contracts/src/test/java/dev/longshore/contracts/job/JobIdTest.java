package dev.longshore.contracts.job;

import java.util.List;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JobIdTest {

    private static final String UUID = "4c7599ae-0a82-49aa-ba5a-4727fcce14a8";

    @Test
    void a_child_is_its_parents_id_and_an_index() {
        JobId child = JobId.of(UUID).child(7);

        assertThat(child).hasToString(UUID + ":7").isEqualTo(JobId.parse(UUID + ":7"));
        assertThat(child.arrayIndex()).hasValue(7);
        assertThat(child.parent()).isEqualTo(JobId.of(UUID));
        assertThat(JobId.of(UUID).arrayIndex()).isEmpty();
    }

    @Test
    void a_node_is_its_jobs_id_and_an_index_behind_a_hash() {
        JobId node = JobId.of(UUID).node(2);

        assertThat(node).hasToString(UUID + "#2").isEqualTo(JobId.parse(UUID + "#2")).isNotEqualTo(JobId.of(UUID).child(2));
        assertThat(node.isNode()).isTrue();
        assertThat(node.arrayIndex()).isEmpty();
        assertThat(node.parent()).isEqualTo(JobId.of(UUID));
    }

    @Test
    void a_whole_job_has_one_id() {
        JobId whole = JobId.of(UUID);

        assertThatThrownBy(() -> new JobId(whole.high(), whole.low(), JobId.Part.WHOLE, 1))
                .hasMessage("a whole job has no index: 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", UUID + ":", UUID + ":-1", UUID + ":01", UUID + "#", UUID + "#1#2", UUID + "#-1",
            UUID + ":1:2", UUID + ":+1", UUID + ".1", "4C7599ae-0a82-49aa-ba5a-4727fcce14a8",
            "4c7599ae-0a82-49aa-ba5a_4727fcce14a8", "4c7599ae-0a82-49aa-ba5a-4727fcce14ag", UUID + ":1234567890",
            UUID + ":\u0661", " " + UUID})
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> JobId.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void children_sort_behind_their_parent_by_index() {
        JobId parent = JobId.of(UUID);
        assertThat(new TreeSet<>(List.of(parent.child(10), parent.child(2), parent)))
                .containsExactly(parent, parent.child(2), parent.child(10));
    }

    @Test
    void an_attempt_has_the_same_task_and_log_stream_wherever_it_is_computed() {
        AttemptId attempt = new AttemptId(JobId.of(UUID).child(3), 2);

        assertThat(AttemptId.parse(attempt.toString())).isEqualTo(attempt);
        assertThat(attempt.taskId()).matches("[0-9a-f]{32}").isEqualTo(AttemptId.parse(UUID + ":3/2").taskId());
        assertThat(attempt.logStream("nightly")).isEqualTo("nightly/default/" + attempt.taskId());
        assertThat(attempt.logStream("n".repeat(300))).startsWith("n".repeat(200) + "/default/");
    }
}
