package dev.longshore.scheduler.cell;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.longshore.broker.EmbeddedBroker;
import dev.longshore.contracts.Message;
import dev.longshore.contracts.codec.MessageCodec;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.status.JobStatusMessage;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.ClientSettings;

/** A broker with the topics of the catalogue, and a way to see what is on them. Tests that share it take a cell each. */
public final class Kafka implements AutoCloseable {

    public static final int CELLS = 16;

    private static final MessageCodec CODEC = new MessageCodec();

    private final EmbeddedBroker broker;
    private final KafkaProducer<String, byte[]> producer;

    private Kafka(EmbeddedBroker broker) {
        this.broker = broker;
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                new StringSerializer(), new ByteArraySerializer());
    }

    public static Kafka start(Path folder, int cells) throws Exception {
        Kafka kafka = new Kafka(EmbeddedBroker.start(folder));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(Stream.of(Topic.values())
                    .map(topic -> new NewTopic(topic.topicName(), topic.partitions(cells), (short) 1)
                            .configs(configuration(topic)))
                    .toList()).all().get();
        }
        return kafka;
    }

    private static Map<String, String> configuration(Topic topic) {
        return topic == Topic.SCHEDULER_STATE
                ? Map.of("max.message.bytes", Integer.toString(ClientSettings.LARGEST_STATE_BYTES))
                : Map.of();
    }

    /** With what was there when it was closed. */
    static Kafka startAgain(Path folder) throws Exception {
        return new Kafka(EmbeddedBroker.start(folder));
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public void send(Topic topic, int partition, Message message) {
        send(topic, partition, message.key(), CODEC.write(message));
    }

    void send(Topic topic, int partition, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic.topicName(), partition, key, value));
        producer.flush();
    }

    void sendText(Topic topic, int partition, String text) {
        send(topic, partition, "k", text.getBytes(StandardCharsets.UTF_8));
    }

    /** All committed messages of a type, in their order in each partition. */
    public <T extends Message> List<T> committed(Topic topic, Class<T> type) {
        return committed(topic).stream().map(record -> CODEC.read(record.value())).filter(type::isInstance).map(type::cast)
                .toList();
    }

    /** All that was said of jobs, in its order. */
    public List<JobStatusChanged> statuses() {
        return committed(Topic.JOB_STATUS, JobStatusMessage.class).stream().flatMap(message -> message.changes().stream())
                .toList();
    }

    public List<ConsumerRecord<String, byte[]>> committed(Topic topic) {
        try (KafkaConsumer<String, byte[]> consumer = reader()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** Counts the ends of transactions too. */
    public long end(Topic topic, int partition) {
        try (KafkaConsumer<String, byte[]> consumer = reader()) {
            TopicPartition asked = new TopicPartition(topic.topicName(), partition);
            return consumer.endOffsets(List.of(asked)).get(asked);
        }
    }

    KafkaConsumer<String, byte[]> reader() {
        return new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, Topic topic) {
        return consumer.partitionsFor(topic.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
    }

    @Override
    public void close() {
        producer.close();
        broker.close();
    }
}
