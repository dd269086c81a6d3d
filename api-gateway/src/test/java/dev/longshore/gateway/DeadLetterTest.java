package dev.longshore.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.Inbound;

import static org.assertj.core.api.Assertions.assertThat;

class DeadLetterTest extends GatewayTest {

    private static Stream<Topic> inputs() {
        return Stream.of(Topic.JOB_STATUS, Topic.JOB_LOGS);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void what_cannot_be_read_is_put_aside_with_the_reason(Topic topic) {
        assertPutAside(topic, "{\"type\":\"SomethingNew\",\"version\":1,\"body\":{}}", "unknown message type 'SomethingNew'");
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void what_does_not_belong_on_a_topic_is_put_aside(Topic topic) {
        assertPutAside(topic, """
                {"type":"WhyWaiting","version":1,"body":{"queryId":"1","answerPartition":0,"jobs":[]}}""",
                "a WhyWaiting is of no use here");
    }

    private static void assertPutAside(Topic topic, String value, String reason) {
        String key = UUID.randomUUID().toString();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestInfrastructure.bootstrapServers()), new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic.topicName(), 3, key, value));
        }
        try (Listener letters = new Listener(TestInfrastructure.bootstrapServers(), Topic.DEAD_LETTERS)) {
            ConsumerRecord<String, Inbound> letter = letters.await(record -> key.equals(record.key()));
            assertThat(new String(letter.headers().lastHeader("reason").value(), StandardCharsets.UTF_8)).isEqualTo(reason);
        }
    }
}
