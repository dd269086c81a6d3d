package dev.longshore.gateway.question;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.query.SchedulerAnswer;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.Inbound;

/**
 * The partition on which this gateway hears answers, chosen at random at the start. It belongs to no consumer group and commits
 * nothing: an answer from before a restart is of no use.
 */
@Component
class AnswerPartition implements SmartLifecycle {

    private final int number = ThreadLocalRandom.current().nextInt(Topic.HASH_PARTITIONS);
    private final ConcurrentMessageListenerContainer<String, Inbound> container;

    AnswerPartition(ConcurrentKafkaListenerContainerFactory<String, Inbound> containers) {
        container = containers.createContainer(new TopicPartitionOffset(Topic.ANSWERS.topicName(), number,
                TopicPartitionOffset.SeekPosition.END));
        container.setBeanName("scheduler-answers");
        container.getContainerProperties().setAckMode(ContainerProperties.AckMode.MANUAL);
        container.getContainerProperties().setAssignmentCommitOption(ContainerProperties.AssignmentCommitOption.NEVER);
    }

    int number() {
        return number;
    }

    /** To be called once, before the start. */
    void listen(Consumer<SchedulerAnswer> ear) {
        container.setupMessageListener((BatchMessageListener<String, Inbound>) records -> hear(records, ear));
    }

    private static void hear(List<ConsumerRecord<String, Inbound>> records, Consumer<SchedulerAnswer> ear) {
        for (ConsumerRecord<String, Inbound> record : records) {
            if (record.value() instanceof Inbound.Readable(SchedulerAnswer answer)) {
                ear.accept(answer);
            }
        }
    }

    @Override
    public void start() {
        container.start();
    }

    @Override
    public void stop() {
        container.stop();
    }

    @Override
    public boolean isRunning() {
        return container.isRunning();
    }
}
