package dev.longshore.gateway.schedule.firing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import dev.longshore.gateway.schedule.firing.Invocation.Failure;
import dev.longshore.messaging.DeadLetters;

/**
 * Puts dead letters on the topic of all dead letters, and into the queue of the target where it has one. The value is the target's input,
 * and the headers are what AWS puts beside it in a dead-letter queue. What the queue does not take is on the topic all the same.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html">Configuring a dead-letter queue</a>
 */
@Component
final class TopicDeadLetterBox implements DeadLetterBox {

    private static final String ORIGIN = "schedules";

    private final DeadLetters letters;
    private final DeadLetterQueues queues;

    TopicDeadLetterBox(DeadLetters letters, DeadLetterQueues queues) {
        this.letters = letters;
        this.queues = queues;
    }

    @Override
    public void put(Invocation invocation, String input) {
        Failure failure = invocation.failure().orElseThrow();
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("SCHEDULE_ARN", invocation.schedule().arn());
        attributes.put("TARGET_ARN", invocation.target().arn());
        attributes.put("SCHEDULED_TIME", invocation.due().toString());
        attributes.put("EXECUTION_ID", invocation.executionId());
        attributes.put("ERROR_CODE", failure.code());
        attributes.put("ERROR_MESSAGE", failure.message());
        attributes.put("RETRY_ATTEMPTS", Integer.toString(Math.max(0, invocation.attempts() - 1)));
        failure.exhausted().ifPresent(limit -> attributes.put("EXHAUSTED_RETRY_CONDITION", limit));
        Map<String, String> headers = new LinkedHashMap<>(attributes);
        invocation.target().deadLetterQueue().ifPresent(queue -> {
            headers.put("DEAD_LETTER_QUEUE", queue);
            queues.send(queue, input.isEmpty() ? "{}" : input, attributes)
                    .ifPresent(why -> headers.put("DEAD_LETTER_QUEUE_ERROR", why));
        });
        letters.put(ORIGIN, invocation.schedule().arn(), input.getBytes(StandardCharsets.UTF_8), failure.message(), headers);
    }
}
