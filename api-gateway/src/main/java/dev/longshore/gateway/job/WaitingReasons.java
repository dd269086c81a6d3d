package dev.longshore.gateway.job;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.query.SchedulerAnswer;
import dev.longshore.contracts.query.SchedulerQuery.WhyWaiting;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.Route;

/**
 * Asks the schedulers why jobs wait. An answer comes from memory within milliseconds or, where no scheduler is there, not at all:
 * then what the scheduler said last is good enough, and it is left alone for a moment.
 */
@Component
class WaitingReasons {

    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(1);

    private final KafkaTemplate<String, Message> template;
    private final AnswerPartition partition;
    private final Map<String, CompletableFuture<Map<JobId, String>>> questions = new ConcurrentHashMap<>();
    private final Map<Integer, Long> silentUntil = new ConcurrentHashMap<>();

    WaitingReasons(KafkaTemplate<String, Message> template, AnswerPartition partition) {
        this.template = template;
        this.partition = partition;
        partition.listen(this::hear);
    }

    /** The reasons of those that wait, as far as they can be had within a quarter of a second. */
    Map<JobId, String> ask(Collection<Job> jobs) {
        Map<Integer, List<JobId>> waitingByCell = jobs.stream().filter(job -> job.state().isWaiting())
                .collect(Collectors.groupingBy(Job::cell, Collectors.mapping(Job::id, Collectors.toList())));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Map<Integer, CompletableFuture<Map<JobId, String>>> asked = new HashMap<>();
        waitingByCell.forEach((cell, ids) -> {
            if (mayBeAsked(cell)) {
                asked.put(cell, ask(cell, ids));
            }
        });
        Map<JobId, String> reasons = new HashMap<>();
        asked.forEach((cell, answer) -> reasons.putAll(await(cell, answer, deadline)));
        return reasons;
    }

    private boolean mayBeAsked(int cell) {
        Long until = silentUntil.get(cell);
        return until == null || System.nanoTime() - until > 0;
    }

    /** Sends from another thread, since that blocks where Kafka is away. */
    private CompletableFuture<Map<JobId, String>> ask(int cell, List<JobId> ids) {
        String id = UUID.randomUUID().toString();
        CompletableFuture<Map<JobId, String>> answer = new CompletableFuture<>();
        questions.put(id, answer);
        answer.whenComplete((_, _) -> questions.remove(id));
        WhyWaiting question = new WhyWaiting(id, partition.number(), ids);
        Thread.ofVirtual().name("why-waiting").start(() -> {
            try {
                template.send(Route.toCell(Topic.QUERIES, cell, question));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private Map<JobId, String> await(int cell, CompletableFuture<Map<JobId, String>> answer, long deadline) {
        try {
            Map<JobId, String> reasons = answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            silentUntil.remove(cell);
            return reasons;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException _) {
            silentUntil.put(cell, System.nanoTime() + LEFT_ALONE.toNanos());
        }
        answer.cancel(false);
        return Map.of();
    }

    /** An answer that nobody waits for any more, or that is for another gateway on the same partition, is dropped. */
    private void hear(SchedulerAnswer answer) {
        switch (answer) {
            case SchedulerAnswer.WaitingBecause because -> {
                CompletableFuture<Map<JobId, String>> question = questions.get(because.queryId());
                if (question != null) {
                    question.complete(because.reasons());
                }
            }
        }
    }
}
