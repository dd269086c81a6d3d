package dev.longshore.scheduler.core.state;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.job.JobId;

import static org.assertj.core.api.Assertions.assertThat;

class TurnJournalTest {

    private static final JobId FIRST = JobId.of("4c7599ae-0a82-49aa-ba5a-4727fcce14a8");
    private static final JobId SECOND = JobId.of("5c7599ae-0a82-49aa-ba5a-4727fcce14a8");

    private final TurnJournal journal = new TurnJournal(new Memory(), Instant.EPOCH);

    @Test
    void a_decision_that_fails_takes_back_the_endings_of_its_own_only() {
        journal.attempt(() -> journal.ended(FIRST));

        journal.attempt(() -> {
            journal.ended(SECOND);
            throw new IllegalStateException("half-way");
        });

        assertThat(journal.nextEnding()).contains(new Ending.OfJob(FIRST));
        assertThat(journal.nextEnding()).isEmpty();
    }
}
