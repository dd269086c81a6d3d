package dev.longshore.executor.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.contracts.report.JobReports;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.executor.host.ExecutorIdentity;
import dev.longshore.messaging.MessagingProperties;
import dev.longshore.messaging.Pace;
import dev.longshore.messaging.Refusals;
import dev.longshore.messaging.Route;

/**
 * Sends what has gathered while the last record was on its way, and what may wait with what comes after it, so that a report waits for
 * nothing on an idle system and shares a record on a busy one. What cannot be sent is sent again, in order, until it is acknowledged.
 */
@Component
public final class ReportSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReportSender.class);
    private static final int MOST_REPORTS = 500;
    private static final Duration BETWEEN_RECORDS = Duration.ofMillis(2);

    private final KafkaTemplate<String, Message> kafka;
    private final ExecutorIdentity identity;
    private final int cells;
    private final BlockingQueue<Addressed> waiting = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Pace pace = new Pace(BETWEEN_RECORDS, System.nanoTime());
    private final Thread sender;

    public ReportSender(KafkaTemplate<String, Message> kafka, ExecutorIdentity identity, MessagingProperties messaging) {
        this.kafka = kafka;
        this.identity = identity;
        this.cells = messaging.cells();
        this.sender = Thread.ofVirtual().name("report-sender").start(this::run);
    }

    /**
     * Reports to the scheduler of a cell. Returns at once.
     *
     * @param patience how long it may be held back, so that others go in the same record: what all services do for a record costs much
     *        more than what they do for a report
     */
    public void report(int cell, JobReport report, Duration patience) {
        waiting.add(new Addressed(cell, report, System.nanoTime() + patience.toNanos()));
    }

    /** Reports an attempt of which not even the cell is known; schedulers that do not know it either ignore it. */
    public void reportToAll(JobReport report) {
        for (int cell = 0; cell < cells; cell++) {
            report(cell, report, Duration.ZERO);
        }
    }

    /** Whether reports wait, because Kafka does not take them now: what is said again would only wait with them. */
    public boolean isBehind() {
        return !waiting.isEmpty();
    }

    /** Stops sending. What was not sent is reported again at the next start. */
    @Override
    public void close() {
        closed.countDown();
        sender.interrupt();
    }

    private void run() {
        try {
            while (true) {
                deliver(gather());
            }
        } catch (InterruptedException e) {
            LOG.debug("no more reports are sent");
        }
    }

    /** Waits for a report, until one of those that are there may wait no longer, and until it is time for another record. */
    private List<Addressed> gather() throws InterruptedException {
        List<Addressed> batch = new ArrayList<>();
        Addressed next = waiting.take();
        long sendBy = next.sendBy();
        while (next != null) {
            batch.add(next);
            sendBy = sendBy - next.sendBy() > 0 ? next.sendBy() : sendBy;
            long now = System.nanoTime();
            long patience = Math.max(sendBy - now, pace.toWait(now));
            next = batch.size() < MOST_REPORTS ? waiting.poll(patience, TimeUnit.NANOSECONDS) : null;
        }
        pace.begins(System.nanoTime());
        return batch;
    }

    private void deliver(List<Addressed> batch) throws InterruptedException {
        Map<Integer, List<JobReport>> byCell = new TreeMap<>();
        batch.forEach(each -> byCell.computeIfAbsent(each.cell(), cell -> new ArrayList<>()).add(each.report()));
        for (Map.Entry<Integer, List<JobReport>> reports : byCell.entrySet()) {
            deliver(reports.getKey(), reports.getValue());
        }
    }

    private void deliver(int cell, List<JobReport> reports) throws InterruptedException {
        Optional<Exception> failure = failureToSend(cell, reports);
        while (failure.isPresent()) {
            if (Refusals.isForSize(failure.get())) {
                deliverHalves(cell, reports);
                return;
            }
            LOG.warn("{} reports could not be sent, and are sent again: {}", reports.size(), failure.get().toString());
            closed.await(500, TimeUnit.MILLISECONDS);
            failure = failureToSend(cell, reports);
        }
    }

    /** One that is too large by itself holds up no others: the end of an attempt is reported again until it is acknowledged. */
    private void deliverHalves(int cell, List<JobReport> reports) throws InterruptedException {
        int half = reports.size() / 2;
        if (half == 0) {
            LOG.error("a report about {} is too large for Kafka", reports.getFirst().attempt());
            return;
        }
        deliver(cell, reports.subList(0, half));
        deliver(cell, reports.subList(half, reports.size()));
    }

    private Optional<Exception> failureToSend(int cell, List<JobReport> reports) throws InterruptedException {
        try {
            JobReports message = new JobReports(identity.executor(), identity.incarnation(), reports);
            CompletableFuture<?> sent = kafka.send(Route.toCell(Topic.JOB_REPORTS, cell, message));
            sent.get();
            return Optional.empty();
        } catch (RuntimeException | ExecutionException e) {
            return Optional.of(e);
        }
    }

    /** @param sendBy by {@link System#nanoTime} */
    private record Addressed(int cell, JobReport report, long sendBy) {}
}
