package dev.longshore.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Kafka's settings for one broker on one machine: quick to start, small, and quick to notice that a client has died. */
final class BrokerConfiguration {

    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final String FORCE_MILLIS = "100";

    private BrokerConfiguration() {}

    static Properties of(Path data, BrokerPorts ports, int nodeId) {
        Properties configuration = new Properties();
        configuration.put("process.roles", "broker,controller");
        configuration.put("node.id", Integer.toString(nodeId));
        configuration.put("controller.quorum.voters", nodeId + "@127.0.0.1:" + ports.controller());
        configuration.put("controller.listener.names", CONTROLLER_LISTENER);
        configuration.put("listeners",
                "PLAINTEXT://127.0.0.1:" + ports.broker() + "," + CONTROLLER_LISTENER + "://127.0.0.1:" + ports.controller());
        configuration.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + ports.broker());
        configuration.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        configuration.put("log.dirs", data.toString());
        configuration.putAll(oneBroker());
        configuration.putAll(swift());
        configuration.putAll(small());
        configuration.putAll(durable());
        return configuration;
    }

    private static Map<String, String> oneBroker() {
        return Map.of("offsets.topic.replication.factor", "1", "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1", "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4", "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1", "auto.create.topics.enable", "false");
    }

    /**
     * Without the session settings a restart after a crash waits 9 s for the old broker's session to end, and with shorter ones a busy
     * machine takes the broker for dead; without the retry backoff
     * each transaction that follows another at once waits 20 ms for the markers of the one before.
     */
    private static Map<String, String> swift() {
        return Map.of("broker.session.timeout.ms", "2000", "broker.heartbeat.interval.ms", "400",
                "group.initial.rebalance.delay.ms", "0", "group.min.session.timeout.ms", "500",
                "add.partitions.to.txn.retry.backoff.ms", "1");
    }

    /** What one broker has acknowledged is nowhere else; without these it is for the operating system to say when it is on disk. */
    private static Map<String, String> durable() {
        return Map.of("log.flush.interval.ms", FORCE_MILLIS, "log.flush.scheduler.interval.ms", FORCE_MILLIS);
    }

    private static Map<String, String> small() {
        return Map.of("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024), "log.cleaner.threads", "1",
                "num.network.threads", "2", "num.io.threads", "4", "log.segment.bytes", Integer.toString(64 * 1024 * 1024));
    }
}
