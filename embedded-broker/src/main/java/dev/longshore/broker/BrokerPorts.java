package dev.longshore.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * The two loopback ports of a broker. They are remembered with its data, because Kafka writes the controller's port down, and chosen
 * anew when somebody else has taken one meanwhile.
 */
record BrokerPorts(int broker, int controller) {

    private static final int NONE = 0;
    private static final int LAST_PORT = 65_535;

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

    /** @return null when there are none, or what is there cannot be understood */
    private static BrokerPorts read(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (NoSuchFileException | IllegalArgumentException _) {
            return null;
        }
        int broker = port(properties.getProperty("broker"));
        int controller = port(properties.getProperty("controller"));
        return broker == NONE || controller == NONE || broker == controller ? null : new BrokerPorts(broker, controller);
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            return port > 0 && port <= LAST_PORT ? port : NONE;
        } catch (NumberFormatException _) {
            return NONE;
        }
    }

    /** In one step: whoever is killed here leaves the former file or the new one. */
    private void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("broker", Integer.toString(broker));
        properties.setProperty("controller", Integer.toString(controller));
        Path written = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream out = Files.newOutputStream(written)) {
            properties.store(out, "Ports of the embedded Kafka broker, on loopback");
        }
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
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
