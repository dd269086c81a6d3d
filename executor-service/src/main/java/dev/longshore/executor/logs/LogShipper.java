package dev.longshore.executor.logs;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.log.JobLogLines;
import dev.longshore.contracts.log.JobLogs;
import dev.longshore.contracts.log.LogMessage;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.logs.Gathering.Part;
import dev.longshore.messaging.Refusals;
import dev.longshore.messaging.Route;

/** Opens logs, and sends what gathered in them ten times a second; what is short together with others. */
@Component
public final class LogShipper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogShipper.class);

    private final KafkaTemplate<String, Message> kafka;
    private final Counter lines;
    private final Gathering gathering = new Gathering(this::sendTogether);
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
        gathering.close();
        open.forEach(AttemptLog::close);
    }

    private void flush() {
        try {
            open.forEach(AttemptLog::flush);
        } catch (RuntimeException | Error e) {
            LOG.warn("log lines wait: {}", e.toString());
        }
    }

    private void sendFirst(JobLogLines batch, Runnable acknowledged) {
        lines.increment(batch.lines().size());
        Part part = new Part(batch, acknowledged);
        if (part.isSmall()) {
            gathering.add(part);
        } else {
            send(batch, acknowledged);
        }
    }

    private void sendTogether(List<Part> parts) {
        if (parts.size() == 1) {
            sendAlone(parts);
            return;
        }
        toKafka(new JobLogs(parts.stream().map(Part::lines).toList())).whenComplete((result, failure) -> {
            if (failure == null) {
                parts.forEach(part -> part.acknowledged().run());
                return;
            }
            LOG.warn("log lines of {} attempts could not be sent together, and are sent again: {}", parts.size(),
                    failure.toString());
            later(Refusals.isForSize(failure) ? 0 : 1000, () -> sendAlone(parts));
        });
    }

    private void sendAlone(List<Part> parts) {
        parts.forEach(part -> send(part.lines(), part.acknowledged()));
    }

    /** Sends until it is acknowledged, in parts if need be. Repeats out of order do no harm: lines are numbered. */
    private void send(JobLogLines batch, Runnable acknowledged) {
        toKafka(batch).whenComplete((result, failure) -> {
            if (failure == null) {
                acknowledged.run();
                return;
            }
            if (Refusals.isForSize(failure)) {
                sendHalves(batch, acknowledged);
                return;
            }
            LOG.warn("log lines of {} could not be sent, and are sent again: {}", batch.attempt(), failure.toString());
            later(1000, () -> send(batch, acknowledged));
        });
    }

    /** The template throws what has failed at once, such as a wait for metadata. */
    private CompletableFuture<?> toKafka(LogMessage batch) {
        try {
            return kafka.send(Route.byKey(Topic.JOB_LOGS, batch));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void sendHalves(JobLogLines batch, Runnable acknowledged) {
        LOG.warn("{} log lines of {} are too large for Kafka, and are sent in parts or cut", batch.lines().size(),
                batch.attempt());
        List<JobLogLines> halves = Halves.of(batch);
        AtomicInteger open = new AtomicInteger(halves.size() + 1);
        Runnable oneLessOpen = () -> {
            if (open.decrementAndGet() == 0) {
                acknowledged.run();
            }
        };
        later(0, () -> halves.forEach(half -> send(half, oneLessOpen)));
        oneLessOpen.run();
    }

    /** Not on Kafka's own thread, which brings the acknowledgements that a send may wait for. */
    private void later(long millis, Runnable work) {
        if (!rounds.isShutdown()) {
            rounds.schedule(work, millis, TimeUnit.MILLISECONDS);
        }
    }
}
