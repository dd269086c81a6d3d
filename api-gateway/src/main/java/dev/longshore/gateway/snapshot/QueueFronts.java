package dev.longshore.gateway.snapshot;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

import dev.longshore.contracts.query.SchedulerAnswer.QueueFront;
import dev.longshore.contracts.query.SchedulerQuery.FrontOf;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.question.Questions;
import dev.longshore.gateway.queue.JobQueue;
import dev.longshore.gateway.store.Recent;

/**
 * Asks the scheduler of a queue for its front, twice a second at most, however many ask here. Where it does not answer, what it answered
 * last is told, which says itself how old it is.
 */
@Component
class QueueFronts {

    private static final Duration MOMENT = Duration.ofMillis(500);
    private static final int MOST = 1_000;

    private final Questions questions;
    private final Recent<JobQueue, Optional<QueueFront>> recent = new Recent<>(MOMENT, System::nanoTime);
    private final Map<Arn, QueueFront> last = new ConcurrentHashMap<>();

    QueueFronts(Questions questions) {
        this.questions = questions;
    }

    /** Nothing when nobody has ever answered. */
    Optional<QueueFront> of(JobQueue queue) {
        return recent.get(queue, this::ask);
    }

    private Optional<QueueFront> ask(JobQueue queue) {
        questions.ask(queue.cell(), (id, partition) -> new FrontOf(id, partition, queue.arn())).ifPresent(answer -> {
            if (answer instanceof QueueFront front) {
                remember(queue.arn(), front);
            }
        });
        return Optional.ofNullable(last.get(queue.arn()));
    }

    private void remember(Arn queue, QueueFront front) {
        if (last.size() >= MOST) {
            last.clear();
        }
        last.put(queue, front);
    }
}
