package dev.longshore.gateway.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.awaitility.Awaitility;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.command.JobCommand;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.Inbound;
import dev.longshore.messaging.Route;

/** Hears what the gateway commands, and says what a test has it say. */
final class FakeScheduler {

    private final KafkaTemplate<String, Message> template;
    private final Consumer<String, Inbound> consumer;
    private final List<JobCommand> heard = new CopyOnWriteArrayList<>();
    private final Thread ear;

    FakeScheduler(ConsumerFactory<String, Inbound> consumers, KafkaTemplate<String, Message> template) {
        this.template = template;
        consumer = consumers.createConsumer("fake-scheduler", "");
        TopicPartition commands = new TopicPartition(Topic.JOB_COMMANDS.topicName(), 0);
        consumer.assign(List.of(commands));
        consumer.seekToEnd(List.of(commands));
        consumer.position(commands);
        ear = Thread.ofPlatform().daemon().start(this::listen);
    }

    private void listen() {
        try {
            while (true) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (record.value() instanceof Inbound.Readable(JobCommand command)) {
                        heard.add(command);
                    }
                });
            }
        } catch (WakeupException _) {
            consumer.close();
        }
    }

    /** Waits until a command of that type about the job has come. */
    <C extends JobCommand> C hear(Class<C> type, String jobId) {
        return Awaitility.await().until(() -> all(type, jobId).stream().findFirst().orElse(null), found -> found != null);
    }

    <C extends JobCommand> List<C> all(Class<C> type, String jobId) {
        List<C> all = new ArrayList<>();
        for (JobCommand command : heard) {
            if (type.isInstance(command) && command.job().toString().equals(jobId)) {
                all.add(type.cast(command));
            }
        }
        return all;
    }

    void say(JobStatusChanged... changes) {
        for (JobStatusChanged change : changes) {
            template.send(Route.byKey(Topic.JOB_STATUS, change));
        }
        template.flush();
    }

    AStatus of(String jobId) {
        return new AStatus(JobId.parse(jobId), Instant.parse("2026-01-02T03:04:05.678Z"));
    }

    void close() throws InterruptedException {
        consumer.wakeup();
        ear.join();
    }
}
