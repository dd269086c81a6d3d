package dev.longshore.scheduler.cell;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

import dev.longshore.scheduler.core.InputFailedException;
import dev.longshore.scheduler.core.OwnWorkFailedException;

/** What ended a term, by whose fault it was. */
sealed interface TermFailure {

    /** In words; alike for failures that are. */
    String reason();

    /** Another writer has shut this one out. */
    record TakenOver(String reason) implements TermFailure {}

    /** Kafka is away, or refuses. */
    record OfKafka(String reason) implements TermFailure {}

    /** The core broke on a message, which the {@link Quarantine} knows. */
    record OfInput(String reason, RuntimeException cause) implements TermFailure {}

    /** Nothing from outside is to blame. */
    record OfOwnWork(String work, String reason, RuntimeException cause) implements TermFailure {}

    static TermFailure of(RuntimeException failure) {
        if (isFencing(failure)) {
            return new TakenOver("taken over by another scheduler");
        }
        return switch (failure) {
            case KafkaException kafka -> new OfKafka(words(kafka.getCause() == null ? kafka : kafka.getCause()));
            case InputFailedException input -> new OfInput(input.getMessage(), input);
            case OwnWorkFailedException own -> new OfOwnWork(own.work(), own.getMessage(), own);
            case RuntimeException other -> new OfOwnWork("shell", words(other), other);
        };
    }

    private static boolean isFencing(Throwable failure) {
        return failure instanceof ProducerFencedException || failure instanceof InvalidProducerEpochException
                || failure.getCause() != null && isFencing(failure.getCause());
    }

    private static String words(Throwable failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
