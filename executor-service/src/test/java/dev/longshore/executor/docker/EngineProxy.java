package dev.longshore.executor.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Stands between a runtime and the engine of this host, and can be cut. */
final class EngineProxy implements AutoCloseable {
    private static final UnixDomainSocketAddress ENGINE = UnixDomainSocketAddress.of("/var/run/docker.sock");
    private static final byte[] ERROR = """
            HTTP/1.1 500 Internal Server Error\r
            Content-Type: application/json\r
            Content-Length: 22\r
            \r
            {"message":"confused"}""".getBytes(StandardCharsets.ISO_8859_1);
    private static final String NOTHING = "no request has this in it";

    private final ServerSocketChannel server;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean isCut;
    private volatile String deadly = NOTHING;
    private volatile String failing = NOTHING;
    private final AtomicInteger garblings = new AtomicInteger();
    private volatile String garbled = NOTHING;

    EngineProxy() throws IOException {
        server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(this::accept);
    }

    URI address() throws IOException {
        return URI.create("tcp://127.0.0.1:" + ((InetSocketAddress) server.getLocalAddress()).getPort());
    }

    /** The engine is away from now on. */
    void cut() {
        isCut = true;
        open.forEach(EngineProxy::close);
    }

    boolean isCut() {
        return isCut;
    }

    /** How many connections were refused. */
    int refused() {
        return refused.get();
    }

    /** The engine is back. */
    void mend() {
        isCut = false;
        deadly = NOTHING;
    }

    /** The next request that has this text in it reaches the engine, but its answer does not come back: the engine is away. */
    void cutAfter(String request) {
        deadly = request;
    }

    /** The next requests that have this text in them reach the engine, but so many are answered with an error. */
    void failAfter(String request, int times) {
        failures.set(times);
        failing = request;
    }

    /** The next requests that have this text in them, and a number after it, reach the engine without one: so many are refused. */
    void garbleAfter(String request, int times) {
        garblings.set(times);
        garbled = request;
    }

    @Override
    public void close() throws IOException {
        cut();
        server.close();
    }

    private void accept() {
        try {
            while (server.isOpen()) {
                connect(server.accept());
            }
        } catch (IOException e) {
            cut();
        }
    }

    private void connect(SocketChannel client) throws IOException {
        if (isCut) {
            refused.incrementAndGet();
            client.close();
            return;
        }
        SocketChannel engine = SocketChannel.open(StandardProtocolFamily.UNIX);
        engine.connect(ENGINE);
        open.add(client);
        open.add(engine);
        AtomicBoolean isToFail = new AtomicBoolean();
        Thread.ofVirtual().start(() -> copy(client, engine, request -> {
            garble(request);
            isToFail.compareAndSet(false, isFailing(request));
        }));
        Thread.ofVirtual().start(() -> copy(engine, client, answer -> replaceWhere(isToFail, answer)));
    }

    private boolean isFailing(ByteBuffer request) {
        return text(request).contains(failing) && failures.getAndDecrement() > 0;
    }

    private void garble(ByteBuffer request) {
        int at = text(request).indexOf(garbled);
        if (at >= 0 && garblings.getAndDecrement() > 0) {
            request.put(at + garbled.length(), (byte) 'x');
        }
    }

    private static void replaceWhere(AtomicBoolean isToFail, ByteBuffer answer) {
        if (isToFail.getAndSet(false)) {
            answer.clear().put(ERROR).flip();
        }
    }

    private static String text(ByteBuffer buffer) {
        return StandardCharsets.ISO_8859_1.decode(buffer.duplicate()).toString();
    }

    private void copy(SocketChannel from, SocketChannel to, Consumer<ByteBuffer> look) {
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        try {
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                boolean isDeadly = text(buffer).contains(deadly);
                look.accept(buffer);
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                if (isDeadly) {
                    isCut = true;
                    close(from);
                }
            }
        } catch (IOException e) {
            close(from);
        }
        close(to);
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
