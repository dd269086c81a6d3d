package dev.longshore.gateway.schedule.firing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import dev.longshore.gateway.schedule.firing.Invocation.Failure;
import dev.longshore.messaging.DeadLetters;

/**
 * Puts dead letters on the topic of all dead letters. The value is the target's input, and the headers are what AWS puts beside it in a
 * dead-letter queue.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html">Configuring a dead-letter queue</a>
 */
@Component
final class TopicDeadLetterBox implements DeadLetterBox {

    private static final String ORIGIN = "schedules";

    private final DeadLetters letters;

    TopicDeadLetterBox(DeadLetters letters) {
        this.letters = letters;
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
        invocation.target().deadLetterQueue().ifPresent(queue -> attributes.put("DEAD_LETTER_QUEUE", queue));
        letters.put(ORIGIN, invocation.schedule().arn(), input.getBytes(StandardCharsets.UTF_8), failure.message(), attributes);
    }
}
