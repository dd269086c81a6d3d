package dev.longshore.gateway.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.status.JobStatusMessage;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.spec.JobTemplate;
import dev.longshore.messaging.DeadLetters;
import dev.longshore.messaging.Inbound;
import dev.longshore.messaging.Refusals;

/**
 * Puts the events of what the scheduler says onto their topic. What was read counts as done when Kafka has acknowledged all events of it;
 * what is read twice makes the same events twice, with the same ids. A status of which no event can be made is put aside.
 */
@Component
final class EventPublisher implements Reading<Inbound> {

    private final EventMaker maker;
    private final Blocks blocks;
    private final Producer<String, byte[]> producer;
    private final DeadLetters deadLetters;
    private final Counter published;
    private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();

    EventPublisher(EventMaker maker, Blocks blocks, DefaultKafkaProducerFactory<String, byte[]> deadLetterProducerFactory,
            DeadLetters deadLetters, MeterRegistry meters) {
        this.maker = maker;
        this.blocks = blocks;
        this.producer = deadLetterProducerFactory.createProducer();
        this.deadLetters = deadLetters;
        this.published = published(meters);
    }

    static Counter published(MeterRegistry meters) {
        return Counter.builder("longshore.events.published").description("Events put onto their topic").register(meters);
    }

    @Override
    public void begin(Collection<TopicPartition> partitions) {
        blocks.load();
    }

    @Override
    public void end(Collection<TopicPartition> partitions) {
        partitions.forEach(done::remove);
    }

    @Override
    public boolean hasRoom() {
        return true;
    }

    @Override
    public void take(ConsumerRecords<String, Inbound> records) throws InterruptedException {
        List<Told> told = new ArrayList<>();
        for (ConsumerRecord<String, Inbound> record : records) {
            // What cannot be read, or does not belong here, is put aside by the projection.
            if (record.value() instanceof Inbound.Readable(JobStatusMessage message)) {
                message.changes().stream().filter(EventMaker::matters).forEach(change -> told.add(new Told(record, change)));
            }
        }
        await(send(told));
        blocks.keep();
        done.putAll(records.nextOffsets());
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> done() {
        return Map.copyOf(done);
    }

    private List<Sent> send(List<Told> all) {
        List<JobStatusChanged> changes = all.stream().map(Told::change).toList();
        Map<JobId, Job> jobs = maker.submitted(changes);
        Map<String, JobTemplate> templates = maker.templates(jobs.values());
        List<Sent> sent = new ArrayList<>();
        for (Told told : all) {
            Job job = jobs.get(told.change().job().parent());
            if (job != null) {
                for (JobEvent event : events(told, job, Optional.ofNullable(templates.get(job.template())))) {
                    ProducerRecord<String, byte[]> record = EventRecord.write(event);
                    sent.add(new Sent(told, record, producer.send(record)));
                }
            }
        }
        return sent;
    }

    private List<JobEvent> events(Told told, Job job, Optional<JobTemplate> template) {
        try {
            return maker.events(told.change(), job, template, Instant.ofEpochMilli(told.origin().timestamp()));
        } catch (MongoException e) {
            throw e;
        } catch (RuntimeException e) {
            deadLetters.put(told.origin(), null, "no event can be made of the status of job " + told.change().job() + ": " + e);
            return List.of();
        }
    }

    private void await(List<Sent> all) throws InterruptedException {
        for (Sent sent : all) {
            try {
                sent.acknowledged().get();
                published.increment();
            } catch (ExecutionException e) {
                if (!Refusals.isForSize(e)) {
                    throw new KafkaException("an event is not acknowledged", e.getCause());
                }
                deadLetters.put(sent.told().origin(), sent.record().value(), "the event is larger than Kafka takes");
            }
        }
    }

    private record Told(ConsumerRecord<String, Inbound> origin, JobStatusChanged change) {}

    private record Sent(Told told, ProducerRecord<String, byte[]> record, Future<?> acknowledged) {}
}
