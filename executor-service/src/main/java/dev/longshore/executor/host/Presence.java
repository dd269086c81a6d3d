package dev.longshore.executor.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.CapacityEvent.ExecutorReady;
import dev.longshore.contracts.capacity.Heartbeat;
import dev.longshore.contracts.capacity.HostMessage.HostRegistered;
import dev.longshore.contracts.capacity.HostMessage.HostWithdrawn;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.executor.container.ContainerRuntime;
import dev.longshore.executor.settings.ExecutorProperties;
import dev.longshore.messaging.MessagingProperties;
import dev.longshore.messaging.Route;

/** Says that the executor is there, what it has and what it holds; that it lives; and that it leaves. */
@Component
public final class Presence {

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final KafkaTemplate<String, Message> kafka;
    private final ExecutorIdentity identity;
    private final ContainerRuntime runtime;
    private final ExecutorProperties properties;
    private final int cells;

    Presence(KafkaTemplate<String, Message> kafka, ExecutorIdentity identity, ContainerRuntime runtime,
            ExecutorProperties properties, MessagingProperties messaging) {
        this.kafka = kafka;
        this.identity = identity;
        this.runtime = runtime;
        this.properties = properties;
        this.cells = messaging.cells();
    }

    /**
     * Tells each scheduler what the executor holds for it, and the provisioner what its host has.
     *
     * @param holding the attempts of a cell, by its number: to another cell's scheduler they would be strangers, to be stopped
     * @throws KafkaException when that cannot be told now
     */
    public void announce(IntFunction<List<AttemptId>> holding) throws InterruptedException {
        int held = 0;
        for (int cell = 0; cell < cells; cell++) {
            List<AttemptId> ofCell = holding.apply(cell);
            held += ofCell.size();
            send(Topic.CAPACITY, cell, new ExecutorReady(identity.executor(), identity.incarnation(), runtime.engine(),
                    identity.boot(), identity.placementPartition(), ofCell));
        }
        deliver(() -> kafka.send(Route.single(Topic.HOSTS, registration())).get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        LOG.info("executor {} offers {} through {}, and holds {} attempts", identity.executor(), registration().offered(),
                runtime.name(), held);
    }

    /** A sign of life for each scheduler. @throws KafkaException when Kafka does not take it */
    public void beat() throws InterruptedException {
        Heartbeat heartbeat = new Heartbeat(identity.executor(), identity.incarnation(), Instant.now());
        for (int cell = 0; cell < cells; cell++) {
            send(Topic.HEARTBEATS, cell, heartbeat);
        }
    }

    /** Takes the host off the market. What runs goes on running. */
    public void withdraw() throws InterruptedException {
        HostWithdrawn withdrawn = new HostWithdrawn(runtime.engine(), identity.executor());
        deliver(() -> kafka.send(Route.single(Topic.HOSTS, withdrawn)).get(FAREWELL.toSeconds(), TimeUnit.SECONDS));
    }

    private void send(Topic topic, int cell, Message message) throws InterruptedException {
        deliver(() -> kafka.send(Route.toCell(topic, cell, message)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    private HostRegistered registration() {
        return new HostRegistered(runtime.engine(), identity.executor(), hostName(), runtime.name(), runtime.capacity(),
                Offer.of(runtime.capacity(), properties), properties.instanceType(), properties.pricePerHour());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static void deliver(Delivery delivery) throws InterruptedException {
        try {
            delivery.await();
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("not delivered", e);
        }
    }

    @FunctionalInterface
    private interface Delivery {

        Object await() throws InterruptedException, ExecutionException, TimeoutException;
    }
}
