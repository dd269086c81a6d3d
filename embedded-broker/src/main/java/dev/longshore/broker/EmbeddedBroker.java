package dev.longshore.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
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
        EmbeddedBroker broker = prepare(folder);
        broker.serve();
        return broker;
    }

    /**
     * Makes a broker whose address is known, but that does not serve yet.
     *
     * @param folder as for {@link #start}
     * @throws IOException when the folder cannot be written
     */
    public static EmbeddedBroker prepare(Path folder) throws IOException {
        Files.createDirectories(folder);
        BrokerPorts ports = BrokerPorts.rememberedIn(folder);
        Path data = folder.resolve("data");
        KafkaConfig configuration = KafkaConfig.fromProps(BrokerConfiguration.of(data, ports, NODE_ID), false);
        formatIfNew(data);
        return new EmbeddedBroker(new KafkaRaftServer(configuration, Time.SYSTEM), ports);
    }

    /**
     * Starts what was prepared, and returns when it serves.
     *
     * @throws IllegalStateException when the broker cannot start
     */
    public void serve() {
        try {
            server.startup();
        } catch (RuntimeException e) {
            throw new IllegalStateException("the embedded Kafka broker cannot start: " + e.getMessage(), e);
        }
        LOG.info("Kafka broker ready on {}", ports.bootstrapServers());
    }

    /**
     * What is to happen when a broker finds that it cannot go on, as with a full disk. Without this it ends the JVM. For all brokers
     * of the JVM.
     *
     * @param action is told what is wrong, and is not to return
     */
    public static void onFatalFault(Consumer<String> action) {
        Exit.Procedure procedure = (code, message) -> action.accept(message == null ? "exit code " + code : message);
        Exit.setExitProcedure(procedure);
        Exit.setHaltProcedure(procedure);
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
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setIgnoreFormatted(true);
        formatter.addDirectory(data.toString());
        try {
            formatter.run();
        } catch (Exception e) {
            throw new IOException("cannot prepare " + data + " for Kafka: " + e.getMessage(), e);
        }
    }
}
