package dev.longshore.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.Inbound;
import dev.longshore.messaging.InboundDeserializer;

/** Reads a topic of one partition from its beginning. */
public final class Listener implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Consumer<String, Inbound> consumer;
    private final List<ConsumerRecord<String, Inbound>> heard = new ArrayList<>();

    public Listener(String bootstrapServers, Topic topic) {
        consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(),
                new InboundDeserializer());
        TopicPartition partition = new TopicPartition(topic.topicName(), 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /** Waits for the first message of a type and key. */
    public <T> T await(Class<T> type, String key) {
        return type.cast(((Inbound.Readable) await(record -> record.key().equals(key)
                && record.value() instanceof Inbound.Readable(var message) && type.isInstance(message)).value()).message());
    }

    public ConsumerRecord<String, Inbound> await(Predicate<ConsumerRecord<String, Inbound>> wanted) {
        return Awaitility.await().atMost(PATIENCE).until(() -> {
            consumer.poll(Duration.ofMillis(100)).forEach(heard::add);
            return heard.stream().filter(wanted).findFirst();
        }, found -> found.isPresent()).orElseThrow();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
