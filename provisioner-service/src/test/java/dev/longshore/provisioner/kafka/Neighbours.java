package dev.longshore.provisioner.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceEvent;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.Heartbeat;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.codec.MessageCodec;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.Inbound;
import dev.longshore.messaging.InboundDeserializer;
import dev.longshore.messaging.Route;

import static org.awaitility.Awaitility.await;

/** Scheduler, gateway and executor as the provisioner sees them: says what they would say, hears what they would hear. */
final class Neighbours implements AutoCloseable {

    private static final List<TopicPartition> EARS = List.of(new TopicPartition(Topic.CAPACITY.topicName(), 0),
            new TopicPartition(Topic.RESOURCE_STATUS.topicName(), 0), new TopicPartition(Topic.DEAD_LETTERS.topicName(), 0));

    private final Producer<String, byte[]> producer;
    private final MessageCodec codec = new MessageCodec();
    private final List<Message> heard = new CopyOnWriteArrayList<>();
    private final List<String> deadLetterReasons = new CopyOnWriteArrayList<>();
    private final Thread listener;
    private volatile boolean closed;

    Neighbours(String bootstrapServers) {
        producer = new KafkaProducer<>(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), new StringSerializer(),
                new ByteArraySerializer());
        listener = Thread.ofPlatform().start(() -> listen(bootstrapServers));
    }

    void say(ProducerRecord<String, Message> record) {
        producer.send(new ProducerRecord<>(record.topic(), record.partition(), record.key(), codec.write(record.value())));
    }

    void sayTo(Topic topic, Message message) {
        producer.send(new ProducerRecord<>(topic.topicName(), 0, message.key(), codec.write(message)));
    }

    void sayBytes(Topic topic, String value) {
        producer.send(new ProducerRecord<>(topic.topicName(), 0, "key", value.getBytes(StandardCharsets.UTF_8)));
    }

    void heartbeat(String executor) {
        say(Route.toCell(Topic.HEARTBEATS, 0, new Heartbeat(new ExecutorId(executor), "incarnation", Instant.EPOCH)));
    }

    <T extends Message> List<T> heard(Class<T> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Waits for that event about the instance. */
    <T extends InstanceEvent> T answer(Class<T> type, InstanceId instance) {
        await().until(() -> heard(type).stream().anyMatch(event -> event.instance().equals(instance)));
        return heard(type).stream().filter(event -> event.instance().equals(instance)).findFirst().orElseThrow();
    }

    List<String> deadLetterReasons() {
        return deadLetterReasons;
    }

    @Override
    public void close() {
        closed = true;
        producer.close();
        try {
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(String bootstrapServers) {
        try (KafkaConsumer<String, Inbound> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(), new InboundDeserializer())) {
            consumer.assign(EARS);
            consumer.seekToBeginning(EARS);
            while (!closed) {
                consumer.poll(Duration.ofMillis(100)).forEach(this::hear);
            }
        }
    }

    private void hear(ConsumerRecord<String, Inbound> record) {
        if (record.topic().equals(Topic.DEAD_LETTERS.topicName())) {
            deadLetterReasons.add(new String(record.headers().lastHeader("reason").value(), StandardCharsets.UTF_8));
            return;
        }
        if (record.value() instanceof Inbound.Readable(Message message)) {
            heard.add(message);
        }
    }
}
