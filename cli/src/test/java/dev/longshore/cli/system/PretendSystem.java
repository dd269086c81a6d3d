package dev.longshore.cli.system;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import com.sun.net.httpserver.HttpServer;

/** Stands in for the standalone system in a JVM of its own: keeps its contract with the command line, and does nothing else. */
final class PretendSystem {

    private PretendSystem() {}

    public static void main(String[] arguments) throws IOException {
        if (Boolean.getBoolean("pretend.failure")) {
            System.err.println("a warning");
            System.err.println("the data folder is in use by process 12");
            System.exit(1);
        }
        Path home = Path.of(arguments[1]);
        int port = Integer.parseInt(arguments[3]);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var context = server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        context.getAttributes().put("held as long as the server is", LockHolder.lock(home));
        server.start();
        Files.writeString(home.resolve("starts"), "one\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Files.createDirectories(home.resolve("run"));
        Files.writeString(home.resolve("run/longshore.json"),
                "{\"pid\": %d, \"endpoint\": \"http://127.0.0.1:%d\", \"runtime\": \"%s\"}"
                        .formatted(ProcessHandle.current().pid(), port, arguments[5]));
    }

    /** A jar that runs this class from where it is compiled to. */
    static Path jar(Path folder) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, PretendSystem.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH,
                PretendSystem.class.getProtectionDomain().getCodeSource().getLocation().toString());
        Path jar = folder.resolve("pretend.jar");
        try (OutputStream out = Files.newOutputStream(jar); var _ = new JarOutputStream(out, manifest)) {
            return jar;
        }
    }
}
