package dev.longshore.contracts.job;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AttemptIdTest {

    private static final JobId JOB = JobId.of("4c7599ae-0a82-49aa-ba5a-4727fcce14a8");

    @Test
    void an_attempt_is_read_as_it_is_written() {
        AttemptId tenth = new AttemptId(JOB.child(3), 10);

        assertThat(AttemptId.parse(tenth.toString())).isEqualTo(tenth);
    }

    @Test
    void attempts_are_counted_from_1_to_10() {
        assertThatThrownBy(() -> new AttemptId(JOB, 0)).hasMessageContaining("from 1 to 10").hasMessageEndingWith(" 0");
        assertThatThrownBy(() -> new AttemptId(JOB, 11)).hasMessageContaining("from 1 to 10").hasMessageEndingWith(" 11");
    }
}
