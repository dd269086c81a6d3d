package dev.longshore.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker in KRaft mode, on loopback. Its data outlives the JVM: started again on the same folder, it has every record and
 * offset that was acknowledged.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final int NODE_ID = 1;

    private final KafkaRaftServer server;
    private final BrokerPorts ports;

    private EmbeddedBroker(KafkaRaftServer server, BrokerPorts ports) {
        this.server = server;
        this.ports = ports;
    }

    /**
     * Starts a broker and returns when it serves.
     *
     * @param folder holds its data and the ports it uses; made when missing
     * @throws IOException when the folder cannot be written
     * @throws IllegalStateException when the broker cannot start
     */
    public static EmbeddedBroker start(Path folder) throws IOException {
        Files.createDirectories(folder);
        BrokerPorts ports = BrokerPorts.rememberedIn(folder);
        Path data = folder.resolve("data");
        KafkaConfig configuration = KafkaConfig.fromProps(BrokerConfiguration.of(data, ports, NODE_ID), false);
        formatIfNew(data);
        KafkaRaftServer server = new KafkaRaftServer(configuration, Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            throw new IllegalStateException("the embedded Kafka broker cannot start: " + e.getMessage(), e);
        }
        LOG.info("Kafka broker ready on {}", ports.bootstrapServers());
        return new EmbeddedBroker(server, ports);
    }

    /** For clients: host and port. */
    public String bootstrapServers() {
        return ports.bootstrapServers();
    }

    /** Stops the broker and waits until its data is closed. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void formatIfNew(Path data) throws IOException {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        Formatter formatter = new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NODE_ID)
                .setControllerListenerName(BrokerConfiguration.CONTROLLER_LISTENER)
                .setMetadataLogDirectory(data.toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setIgnoreFormatted(true);
        formatter.addDirectory(data.toString());
        try {
            formatter.run();
        } catch (Exception e) {
            throw new IOException("cannot prepare " + data + " for Kafka: " + e.getMessage(), e);
        }
    }
}
