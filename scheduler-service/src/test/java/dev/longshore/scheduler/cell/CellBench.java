package dev.longshore.scheduler.cell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.command.JobCommand.CancelRequested;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.RetryStrategy;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.MessageSerializer;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.metrics.CensusGauges;
import dev.longshore.scheduler.metrics.SchedulerMetrics;
import dev.longshore.scheduler.settings.SchedulerProperties;
import dev.longshore.scheduler.state.StateCodec;
import dev.longshore.scheduler.state.StateImage;
import dev.longshore.scheduler.state.StateReader;

/** One cell on a broker: what goes in, and what came out of it. */
final class CellBench {

    /** So that there are many. */
    private static final int SMALL_BATCH = 5;
    /** So that a cell that was shut out comes back soon. */
    private static final Duration SHORT_SESSION = Duration.ofSeconds(1);
    static final StateCodec CODEC = new StateCodec(Entity.class);

    final Kafka kafka;
    final int number;
    final AtomicInteger seen = new AtomicInteger();
    final Mishaps mishaps = new Mishaps();
    final MeterRegistry meters = new SimpleMeterRegistry();

    CellBench(Kafka kafka, int number) {
        this.kafka = kafka;
        this.number = number;
    }

    static SchedulerProperties settings(Duration sessionTimeout, String instanceId) {
        return new SchedulerProperties(sessionTimeout, instanceId, 4, Duration.ofSeconds(30), Duration.ofSeconds(60),
                Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofSeconds(5), Duration.ofMinutes(1));
    }

    private static SchedulerProperties settings() {
        return settings(Duration.ofSeconds(10), "");
    }

    KafkaProperties kafkaProperties() {
        KafkaProperties properties = new KafkaProperties();
        properties.setBootstrapServers(List.of(kafka.bootstrapServers()));
        properties.getConsumer().setMaxPollRecords(SMALL_BATCH);
        return properties;
    }

    KafkaCellClients clients() {
        return clients(settings());
    }

    KafkaCellClients clients(SchedulerProperties settings) {
        return new KafkaCellClients(kafkaProperties(), settings, new SimpleMeterRegistry());
    }

    CellWorkshop workshop(CellClients clients, Asides asides) {
        return workshop(clients, asides, countingCores());
    }

    IntFunction<CellCore> countingCores() {
        return _ -> new CountingCore(seen, mishaps);
    }

    CellWorkshop workshop(CellClients clients, Asides asides, IntFunction<CellCore> cores) {
        return new CellWorkshop(clients, new CellCores(cores, CODEC), asides,
                new CommitNews(new SchedulerMetrics(meters), new CensusGauges(meters)), settings(SHORT_SESSION, ""),
                Clock.systemUTC());
    }

    /** Says nothing. */
    static Asides silent() {
        return new Asides(new MockProducer<>(true, null, new StringSerializer(), new MessageSerializer()));
    }

    /** A cell with clients as in production, and asides that go nowhere unless they are given. */
    OwnedCell cell(Asides asides) {
        return new OwnedCell(workshop(clients(), asides), number, new StateImage(CODEC));
    }

    JobId submit(String name) {
        return submit(JobId.of(UUID.randomUUID().toString()), name);
    }

    JobId submit(JobId job, String name) {
        Arn queue = Arn.batch("eu-west-1", "123456789012", "job-queue", "cell-" + number);
        kafka.send(Topic.JOB_COMMANDS, number, new JobSubmitted(job, name, queue, "d", Instant.EPOCH,
                ContainerSpec.of("busybox", List.of("true"), Resources.of(1, 64)), RetryStrategy.NONE, Optional.empty(),
                Optional.empty(), List.of()));
        return job;
    }

    void cancel(JobId job) {
        kafka.send(Topic.JOB_COMMANDS, number, new CancelRequested(job, "enough", Instant.EPOCH));
    }

    /** What a reader of committed records sees of this cell's jobs: the job, and what was said of it. */
    List<String> said() {
        return kafka.statuses().stream()
                .filter(status -> status.queue().name().equals("cell-" + number))
                .map(status -> status.job() + " " + status.statusReason().orElse("")).sorted().toList();
    }

    /** What a successor would find. */
    StateImage state() {
        StateImage image = new StateImage(CODEC);
        try (KafkaConsumer<String, byte[]> reader = kafka.reader()) {
            StateReader.readToEnd(reader, number, image);
        }
        return image;
    }
}
