package dev.longshore.gateway.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.awaitility.Awaitility;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.command.JobCommand;
import dev.longshore.contracts.command.JobsArchived;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.query.EnvironmentHealth;
import dev.longshore.contracts.query.SchedulerAnswer.EnvironmentHealths;
import dev.longshore.contracts.query.SchedulerAnswer.EnvironmentSizes;
import dev.longshore.contracts.query.SchedulerAnswer.Explanation;
import dev.longshore.contracts.query.SchedulerAnswer.QueueFront;
import dev.longshore.contracts.query.SchedulerAnswer.WaitingBecause;
import dev.longshore.contracts.query.SchedulerQuery.Explain;
import dev.longshore.contracts.query.SchedulerQuery.FrontOf;
import dev.longshore.contracts.query.SchedulerQuery.HowHealthy;
import dev.longshore.contracts.query.SchedulerQuery.HowLarge;
import dev.longshore.contracts.query.SchedulerQuery.WhyWaiting;
import dev.longshore.contracts.query.Wait;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.status.JobStatuses;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.Inbound;
import dev.longshore.messaging.Route;

/** Hears what the gateway commands, and says what a test has it say. */
public final class FakeScheduler {

    public static final Instant MOMENT = Instant.parse("2026-01-02T03:05:00.123Z");

    private final KafkaTemplate<String, Message> template;
    private final Consumer<String, Inbound> consumer;
    private final List<JobCommand> heard = new CopyOnWriteArrayList<>();
    private final Map<JobId, String> reasons = new ConcurrentHashMap<>();
    private final Map<Arn, EnvironmentHealth> healths = new ConcurrentHashMap<>();
    private final Map<JobId, Wait> waits = new ConcurrentHashMap<>();
    private final Map<String, Function<String, QueueFront>> fronts = new ConcurrentHashMap<>();
    private final Map<Arn, Integer> sizes = new ConcurrentHashMap<>();
    private final Thread ear;

    public FakeScheduler(ConsumerFactory<String, Inbound> consumers, KafkaTemplate<String, Message> template) {
        this.template = template;
        consumer = consumers.createConsumer("fake-scheduler", "");
        List<TopicPartition> inputs = List.of(new TopicPartition(Topic.JOB_COMMANDS.topicName(), 0),
                new TopicPartition(Topic.QUERIES.topicName(), 0));
        consumer.assign(inputs);
        consumer.seekToEnd(inputs);
        inputs.forEach(consumer::position);
        ear = Thread.ofPlatform().daemon().start(this::listen);
    }

    private void listen() {
        try {
            while (true) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> hear(record.value()));
            }
        } catch (WakeupException _) {
            consumer.close();
        }
    }

    private void hear(Inbound input) {
        switch (input) {
            case Inbound.Readable(JobCommand command) -> heard.add(command);
            case Inbound.Readable(JobsArchived archived) -> heard.addAll(archived.jobs());
            case Inbound.Readable(WhyWaiting question) when !reasons.isEmpty() -> answer(question);
            case Inbound.Readable(Explain question) when waits.containsKey(question.job()) -> answer(question);
            case Inbound.Readable(HowHealthy question) when !healths.isEmpty() -> answer(question);
            case Inbound.Readable(HowLarge question) when !sizes.isEmpty() -> answer(question);
            case Inbound.Readable(FrontOf question) when fronts.containsKey(question.queue().name()) -> answer(question);
            default -> {
                // nothing that this scheduler answers
            }
        }
    }

    private void answer(WhyWaiting question) {
        Map<JobId, String> asked = new HashMap<>(reasons);
        asked.keySet().retainAll(question.jobs());
        template.send(
                Route.toPartition(Topic.ANSWERS, question.answerPartition(), new WaitingBecause(question.queryId(), asked)));
    }

    private void answer(Explain question) {
        template.send(Route.toPartition(Topic.ANSWERS, question.answerPartition(),
                new Explanation(question.queryId(), MOMENT, Optional.of(waits.get(question.job())))));
    }

    private void answer(HowHealthy question) {
        Map<Arn, EnvironmentHealth> known = new HashMap<>(healths);
        known.keySet().retainAll(question.environments());
        template.send(Route.toPartition(Topic.ANSWERS, question.answerPartition(),
                new EnvironmentHealths(question.queryId(), MOMENT, known)));
    }

    /** From now on answers that the environment is doing so, as of {@link #MOMENT}. */
    public void health(Arn environment, EnvironmentHealth health) {
        healths.put(environment, health);
    }

    private void answer(HowLarge question) {
        Map<Arn, Integer> known = new HashMap<>(sizes);
        known.keySet().retainAll(question.environments());
        template.send(Route.toPartition(Topic.ANSWERS, question.answerPartition(),
                new EnvironmentSizes(question.queryId(), known)));
    }

    /** From now on answers that the environment has so many thousandths of a vCPU. */
    public void size(Arn environment, int vcpuMillis) {
        sizes.put(environment, vcpuMillis);
    }

    private void answer(FrontOf question) {
        template.send(Route.toPartition(Topic.ANSWERS, question.answerPartition(),
                fronts.get(question.queue().name()).apply(question.queryId())));
    }

    /** From now on answers when asked for the front of a queue: what is made of the question's id. */
    public void show(String queue, Function<String, QueueFront> front) {
        fronts.put(queue, front);
    }

    /** From now on does not answer that. */
    public void hide(String queue) {
        fronts.remove(queue);
    }

    /** From now on answers when asked why the job waits. */
    public void explain(String jobId, String reason) {
        reasons.put(JobId.parse(jobId), reason);
    }

    /** From now on explains the job so, as of {@link #MOMENT}. */
    public void explain(String jobId, Wait wait) {
        waits.put(JobId.parse(jobId), wait);
    }

    /** Waits until a command of that type about the job has come. */
    public <C extends JobCommand> C hear(Class<C> type, String jobId) {
        return Awaitility.await().until(() -> all(type, jobId).stream().findFirst().orElse(null), found -> found != null);
    }

    public <C extends JobCommand> List<C> all(Class<C> type, String jobId) {
        List<C> all = new ArrayList<>();
        for (JobCommand command : heard) {
            if (type.isInstance(command) && command.job().toString().equals(jobId)) {
                all.add(type.cast(command));
            }
        }
        return all;
    }

    public void say(JobStatusChanged... changes) {
        template.send(Route.toPartition(Topic.JOB_STATUS, 0,
                changes.length == 1 ? changes[0] : new JobStatuses(0, List.of(changes))));
        template.flush();
    }

    public AStatus of(String jobId) {
        return statusesOf(jobId);
    }

    /** Statuses of a job, for nobody to hear. */
    public static AStatus statusesOf(String jobId) {
        return new AStatus(JobId.parse(jobId), Instant.parse("2026-01-02T03:04:05.678Z"));
    }

    public void close() throws InterruptedException {
        consumer.wakeup();
        ear.join();
    }
}
