package dev.longshore.executor.logs;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.log.JobLogLines;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.executor.container.Attempt;
import dev.longshore.messaging.Route;

/** Opens logs, and sends what gathered in them ten times a second. */
@Component
public final class LogShipper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogShipper.class);

    private final KafkaTemplate<String, Message> kafka;
    private final Counter lines;
    private final Set<AttemptLog> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService rounds = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("log-rounds").factory());

    public LogShipper(KafkaTemplate<String, Message> kafka, MeterRegistry meters) {
        this.kafka = kafka;
        this.lines = meters.counter("longshore.log.lines");
        rounds.scheduleWithFixedDelay(this::flush, 100, 100, TimeUnit.MILLISECONDS);
    }

    /** A log for the attempt, whose first line will be line 0 of its stream. */
    public AttemptLog open(Attempt attempt) {
        AttemptLog log = new AttemptLog(attempt, this::sendFirst);
        open.add(log);
        log.sent().whenComplete((nothing, failure) -> open.remove(log));
        return log;
    }

    /** Sends no more. What was not sent is read again at the next start. */
    @Override
    public void close() {
        rounds.shutdownNow();
        open.forEach(AttemptLog::close);
    }

    private void flush() {
        try {
            open.forEach(AttemptLog::flush);
        } catch (RuntimeException e) {
            LOG.warn("log lines wait: {}", e.toString());
        }
    }

    private void sendFirst(JobLogLines batch, Runnable acknowledged) {
        lines.increment(batch.lines().size());
        send(batch, acknowledged);
    }

    /** Sends until it is acknowledged. Repeats out of order do no harm: lines are numbered. */
    private void send(JobLogLines batch, Runnable acknowledged) {
        toKafka(batch).whenComplete((result, failure) -> {
            if (failure == null) {
                acknowledged.run();
                return;
            }
            LOG.warn("log lines of {} could not be sent, and are sent again: {}", batch.attempt(), failure.toString());
            again(batch, acknowledged);
        });
    }

    /** The template throws what has failed at once, such as a wait for metadata. */
    private CompletableFuture<?> toKafka(JobLogLines batch) {
        try {
            return kafka.send(Route.byKey(Topic.JOB_LOGS, batch));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void again(JobLogLines batch, Runnable acknowledged) {
        if (!rounds.isShutdown()) {
            rounds.schedule(() -> send(batch, acknowledged), 1, TimeUnit.SECONDS);
        }
    }
}
