package dev.longshore.gateway.event;

import java.util.Map;
import java.util.Properties;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.stereotype.Component;

import dev.longshore.messaging.ClientSettings;
import dev.longshore.messaging.Inbound;

/** Makes the consumers by which events are made and delivered. */
@Component
public class EventReaders {

    /** Each record holds the statuses of up to 100 jobs, and all events of a batch are on their way at once. */
    private static final String STATUSES_AT_ONCE = "50";

    private final ConsumerFactory<String, Inbound> statuses;
    private final ConsumerFactory<String, byte[]> events;

    EventReaders(ConsumerFactory<String, Inbound> statuses, KafkaProperties properties) {
        this.statuses = statuses;
        Map<String, Object> settings = ClientSettings.consumer(properties);
        this.events = new DefaultKafkaConsumerFactory<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    Consumer<String, Inbound> ofStatuses(String group) {
        Properties few = new Properties();
        few.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, STATUSES_AT_ONCE);
        return statuses.createConsumer(group, null, "-" + group, few);
    }

    public Consumer<String, byte[]> ofEvents(String group) {
        return events.createConsumer(group, null, "-" + group);
    }
}
