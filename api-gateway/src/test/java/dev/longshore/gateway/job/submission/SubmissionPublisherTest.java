package dev.longshore.gateway.job.submission;

import java.util.Collections;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.longshore.gateway.job.HeldCommands;

import static org.assertj.core.api.Assertions.assertThat;

class SubmissionPublisherTest {

    private static final int GROUP = 1_000;

    private final HeldCommands kafka = new HeldCommands();
    private final SubmissionPublisher publisher = new SubmissionPublisher(kafka.commands());

    @AfterEach
    void close() {
        publisher.destroy();
    }

    @Test
    void more_submissions_than_may_be_on_their_way_are_left_to_the_relay() {
        publishGroups(SubmissionPublisher.MOST_ON_THEIR_WAY / GROUP);
        assertThat(publisher.takeEarliestUnsent()).isEqualTo(SubmissionPublisher.NOTHING);

        publishGroups(1);

        assertThat(publisher.takeEarliestUnsent()).isZero();
    }

    @Test
    void what_kafka_has_acknowledged_makes_room_for_others() {
        publishGroups(SubmissionPublisher.MOST_ON_THEIR_WAY / GROUP);

        Awaitility.await().until(() -> {
            kafka.acknowledge();
            publishGroups(1);
            return publisher.takeEarliestUnsent() == SubmissionPublisher.NOTHING;
        });
    }

    private void publishGroups(int count) {
        for (int i = 0; i < count; i++) {
            publisher.publish(Collections.nCopies(GROUP, GroupCommitTest.submission()));
        }
    }
}
