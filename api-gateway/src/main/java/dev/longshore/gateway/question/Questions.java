package dev.longshore.gateway.question;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.query.SchedulerAnswer;
import dev.longshore.contracts.query.SchedulerQuery;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.Route;

/**
 * Asks the schedulers. An answer comes from memory within milliseconds or, where no scheduler is there, not at all: then it is left alone
 * for a moment.
 */
@Component
public class Questions {

    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(1);

    private final KafkaTemplate<String, Message> template;
    private final AnswerPartition partition;
    private final Map<String, CompletableFuture<SchedulerAnswer>> open = new ConcurrentHashMap<>();
    private final Map<Integer, Long> silentUntil = new ConcurrentHashMap<>();

    Questions(KafkaTemplate<String, Message> template, AnswerPartition partition) {
        this.template = template;
        this.partition = partition;
        partition.listen(this::hear);
    }

    /** A question, put into words for the one who asks. */
    @FunctionalInterface
    public interface Wording {

        SchedulerQuery with(String queryId, int answerPartition);
    }

    /** What the scheduler of a cell answers, if it does within a quarter of a second. */
    public Optional<SchedulerAnswer> ask(int cell, Wording question) {
        return Optional.ofNullable(ask(Map.of(cell, question)).get(cell));
    }

    /** What the schedulers of these cells answer within a quarter of a second, in all. */
    public Map<Integer, SchedulerAnswer> ask(Map<Integer, Wording> questions) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Map<Integer, CompletableFuture<SchedulerAnswer>> asked = new HashMap<>();
        questions.forEach((cell, question) -> {
            if (mayBeAsked(cell)) {
                asked.put(cell, send(cell, question));
            }
        });
        Map<Integer, SchedulerAnswer> answers = new HashMap<>();
        asked.forEach((cell, answer) -> await(cell, answer, deadline).ifPresent(heard -> answers.put(cell, heard)));
        return answers;
    }

    private boolean mayBeAsked(int cell) {
        Long until = silentUntil.get(cell);
        return until == null || System.nanoTime() - until > 0;
    }

    /** Sends from another thread, since that blocks where Kafka is away. */
    private CompletableFuture<SchedulerAnswer> send(int cell, Wording wording) {
        String id = UUID.randomUUID().toString();
        CompletableFuture<SchedulerAnswer> answer = new CompletableFuture<>();
        open.put(id, answer);
        answer.whenComplete((_, _) -> open.remove(id));
        SchedulerQuery question = wording.with(id, partition.number());
        Thread.ofVirtual().name("question").start(() -> {
            try {
                template.send(Route.toCell(Topic.QUERIES, cell, question));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private Optional<SchedulerAnswer> await(int cell, CompletableFuture<SchedulerAnswer> answer, long deadline) {
        try {
            SchedulerAnswer heard = answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            silentUntil.remove(cell);
            return Optional.of(heard);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException _) {
            silentUntil.put(cell, System.nanoTime() + LEFT_ALONE.toNanos());
        }
        answer.cancel(false);
        return Optional.empty();
    }

    /** An answer that nobody waits for any more, or that is for another gateway on the same partition, is dropped. */
    private void hear(SchedulerAnswer answer) {
        CompletableFuture<SchedulerAnswer> question = open.get(answer.queryId());
        if (question != null) {
            question.complete(answer);
        }
    }
}
