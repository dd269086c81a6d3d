package dev.longshore.scheduler.cell;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.command.JobCommand;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.placement.PlacementEvent;
import dev.longshore.contracts.status.CurrentAttempt;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.scheduler.core.Turn;
import dev.longshore.scheduler.core.state.Effect;
import dev.longshore.scheduler.metrics.CensusGauges;
import dev.longshore.scheduler.metrics.SchedulerMetrics;

/** Tells people, by log and figures, what has become durable. Lines about a job carry its id, attempt and queue. */
final class CommitNews {

    private static final Logger LOG = LoggerFactory.getLogger(CommitNews.class);

    private final SchedulerMetrics metrics;
    private final CensusGauges gauges;

    CommitNews(SchedulerMetrics metrics, CensusGauges gauges) {
        this.metrics = metrics;
        this.gauges = gauges;
    }

    SchedulerMetrics metrics() {
        return metrics;
    }

    CensusGauges gauges() {
        return gauges;
    }

    void committed(InputBatch batch, Turn turn) {
        for (Effect effect : turn.effects()) {
            switch (effect) {
                case Effect.Said said -> said(said.message());
                case Effect.Placed placed -> placed(placed.event());
                case Effect.EntityPut _,Effect.EntityRemoved _ -> {
                }
            }
        }
        batch.toPutAside().forEach(input -> putAside(input.origin(), input.reason(), ""));
        turn.refusals().forEach(refusal -> refused(batch.toDecide().get(refusal.input()), refusal.reason()));
    }

    private void said(Message message) {
        if (message instanceof JobStatusChanged status) {
            metrics.changed(status);
            describe(status);
        }
    }

    private void placed(PlacementEvent event) {
        if (event instanceof PlacementEvent.JobPlaced) {
            metrics.placed();
        }
    }

    private static void describe(JobStatusChanged status) {
        boolean failed = status.status() == JobStatus.FAILED;
        if (failed ? !LOG.isInfoEnabled() : !LOG.isDebugEnabled()) {
            return;
        }
        String attempt = status.current().map(CurrentAttempt::number).map(String::valueOf).orElse("");
        try (var _ = MDC.putCloseable("job", status.job().toString());
                var _ = MDC.putCloseable("attempt", attempt);
                var _ = MDC.putCloseable("queue", status.queue().name())) {
            LOG.atLevel(failed ? org.slf4j.event.Level.INFO : org.slf4j.event.Level.DEBUG).log("{} {}", status.status(),
                    status.statusReason().orElse(""));
        }
    }

    private void refused(Input.ToDecide input, String reason) {
        putAside(input.origin(), reason, input.message() instanceof JobCommand command ? command.job().toString() : "");
    }

    private void putAside(ConsumerRecord<String, byte[]> origin, String reason, String job) {
        metrics.deadLetter(origin.topic());
        try (var _ = MDC.putCloseable("job", job)) {
            LOG.warn("dead letter from {}-{}@{}: {}", origin.topic(), origin.partition(), origin.offset(), reason);
        }
    }
}
