package dev.longshore.executor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.CapacityEvent.ExecutorReady;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.log.JobLogLines;
import dev.longshore.contracts.log.LogLine;
import dev.longshore.contracts.log.LogMessage;
import dev.longshore.contracts.placement.PlacementEvent;
import dev.longshore.contracts.placement.PlacementEvent.AttemptsAcknowledged;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.contracts.report.JobReports;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.Inbound;
import dev.longshore.messaging.InboundDeserializer;
import dev.longshore.messaging.MessageSerializer;
import dev.longshore.messaging.Route;

import static org.awaitility.Awaitility.await;

/** Stands where the scheduler and the gateway would: hears all that executors say, and says what the test tells it to. */
public final class FakeScheduler {

    private static final List<Topic> HEARD = List.of(Topic.CAPACITY, Topic.HOSTS, Topic.HEARTBEATS, Topic.JOB_REPORTS,
            Topic.JOB_LOGS);

    private final KafkaProducer<String, Message> producer;
    private final KafkaConsumer<String, Inbound> consumer;
    private final List<Message> heard = new CopyOnWriteArrayList<>();
    private final ExecutorId executor;
    private final Thread listener;
    private volatile boolean closed;

    /** @param executor whose words are heard, from the first one on */
    public FakeScheduler(String bootstrapServers, ExecutorId executor) {
        this.executor = executor;
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers, "acks", "all"), new StringSerializer(),
                new MessageSerializer());
        consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(),
                new InboundDeserializer());
        List<TopicPartition> partitions = HEARD.stream()
                .flatMap(topic -> Stream.iterate(0, number -> number < topic.partitions(1), number -> number + 1)
                        .map(number -> new TopicPartition(topic.topicName(), number)))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        listener = Thread.ofPlatform().daemon().start(this::listen);
    }

    /** What the executor said at that start of its, counted from 1; waited for. */
    public ExecutorReady awaitStart(int number) {
        await().atMost(1, TimeUnit.MINUTES).until(() -> heard(ExecutorReady.class).size() >= number);
        return heard(ExecutorReady.class).get(number - 1);
    }

    public <T extends Message> List<T> heard(Class<T> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public List<JobReport> reportsOf(AttemptId attempt) {
        return heard(JobReports.class).stream().flatMap(reports -> reports.reports().stream())
                .filter(report -> report.attempt().equals(attempt)).toList();
    }

    public List<String> kindsOfReports(AttemptId attempt) {
        return reportsOf(attempt).stream().map(report -> report.getClass().getSimpleName()).toList();
    }

    public List<JobLogLines> logs() {
        return heard(LogMessage.class).stream().flatMap(message -> message.parts().stream()).toList();
    }

    public List<String> linesOf(AttemptId attempt) {
        return logs().stream().filter(lines -> lines.attempt().equals(attempt))
                .flatMap(lines -> lines.lines().stream()).map(LogLine::text).toList();
    }

    public void say(PlacementEvent event) {
        producer.send(Route.toPartition(Topic.PLACEMENTS, Topic.partitionOf(event.executor().value()), event));
        producer.flush();
    }

    public void acknowledge(ExecutorReady ready, AttemptId... attempts) {
        say(new AttemptsAcknowledged(ready.executor(), ready.incarnation(), List.of(attempts)));
    }

    public void close() throws InterruptedException {
        closed = true;
        listener.join();
        consumer.close();
        producer.close();
    }

    private void listen() {
        while (!closed) {
            consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                if (record.value() instanceof Inbound.Readable(Message message) && isAbout(record)) {
                    heard.add(message);
                }
            });
        }
    }

    private boolean isAbout(ConsumerRecord<String, Inbound> record) {
        return record.topic().equals(Topic.JOB_LOGS.topicName()) || record.key().contains(executor.value());
    }
}
