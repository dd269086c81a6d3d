package dev.longshore.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The two loopback ports of a broker. They are remembered with its data, because Kafka writes the controller's port down, and chosen
 * anew when somebody else has taken one meanwhile.
 */
record BrokerPorts(int broker, int controller) {

    static BrokerPorts rememberedIn(Path folder) throws IOException {
        Path file = folder.resolve("ports.properties");
        BrokerPorts remembered = read(file);
        if (remembered != null && isFree(remembered.broker) && isFree(remembered.controller)) {
            return remembered;
        }
        BrokerPorts chosen = choose();
        chosen.write(file);
        return chosen;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + broker;
    }

    private static BrokerPorts read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return new BrokerPorts(Integer.parseInt(properties.getProperty("broker")),
                Integer.parseInt(properties.getProperty("controller")));
    }

    private void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("broker", Integer.toString(broker));
        properties.setProperty("controller", Integer.toString(controller));
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, "Ports of the embedded Kafka broker, on loopback");
        }
    }

    private static BrokerPorts choose() throws IOException {
        try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket second = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new BrokerPorts(first.getLocalPort(), second.getLocalPort());
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
