package dev.longshore.scheduler.cell;

import java.time.Duration;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

import dev.longshore.scheduler.core.InputFailedException;
import dev.longshore.scheduler.core.OwnWorkFailedException;

import static org.assertj.core.api.Assertions.assertThat;

class TroubleTest {

    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final RuntimeException OOPS = new IllegalStateException("oops");
    private static final TermFailure OWN = TermFailure.of(new OwnWorkFailedException("liveness", OOPS));
    private static final TermFailure KAFKA = TermFailure.of(new KafkaException("wrapped", new TimeoutException("no answer")));

    private final Trouble trouble = new Trouble();

    @Test
    void what_comes_again_is_news_only_once() {
        assertThat(trouble.struck(KAFKA, SHORT)).isTrue();
        assertThat(trouble.struck(KAFKA, SHORT)).isFalse();
        assertThat(trouble.struck(OWN, SHORT)).isTrue();
    }

    @Test
    void only_own_work_that_fails_again_asks_for_people() {
        trouble.struck(KAFKA, SHORT);
        trouble.struck(KAFKA, SHORT);
        trouble.struck(OWN, SHORT);
        assertThat(trouble.persists()).isFalse();

        trouble.struck(OWN, SHORT);
        assertThat(trouble.persists()).isTrue();
    }

    @Test
    void a_trouble_is_outlived_by_a_term_of_twice_its_time() {
        trouble.struck(OWN, LONG);
        trouble.struck(OWN, LONG);

        assertThat(trouble.isOutlived(LONG)).isFalse();
        assertThat(trouble.persists()).isTrue();
        assertThat(trouble.isOutlived(LONG.multipliedBy(2))).isTrue();
        assertThat(trouble.persists()).isFalse();
        assertThat(trouble.struck(OWN, LONG)).isTrue();
    }

    @Test
    void a_failure_is_told_apart_by_whose_fault_it_is() {
        assertThat(KAFKA).isEqualTo(new TermFailure.OfKafka("TimeoutException: no answer"));
        assertThat(TermFailure.of(new KafkaException(new ProducerFencedException("newer epoch"))))
                .isInstanceOf(TermFailure.TakenOver.class);
        assertThat(TermFailure.of(new InputFailedException(0, OOPS))).isInstanceOf(TermFailure.OfInput.class);
        assertThat(TermFailure.of(OOPS)).isEqualTo(
                new TermFailure.OfOwnWork("shell", "IllegalStateException: oops", OOPS));
    }
}
