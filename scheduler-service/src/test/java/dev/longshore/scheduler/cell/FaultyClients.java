package dev.longshore.scheduler.cell;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * Clients at each of whose steps a fault may strike: before it, so that it did not happen, or after it, so that it happened and nobody
 * knows. Those of a process that has died are left as they are, an open transaction included, until all is over.
 */
final class FaultyClients implements CellClients, AutoCloseable {

    private static final Set<String> STEPS = Set.of("poll", "beginTransaction", "send", "commitTransaction", "initTransactions");

    private final CellClients clients;
    private final Mischief mischief;
    private final Collection<Runnable> abandoned = new ConcurrentLinkedQueue<>();

    FaultyClients(CellClients clients, Mischief mischief) {
        this.clients = clients;
        this.mischief = mischief;
    }

    /** What happens at a step; what it throws, the step throws. */
    @FunctionalInterface
    interface Mischief {

        void at(String step);

        /** Whether the process is held to be dead, so that nothing is closed. */
        default boolean hasKilled() {
            return false;
        }

        /** There is a new process. */
        default void revive() {}
    }

    @Override
    public Consumer<String, byte[]> membership() {
        return clients.membership();
    }

    @Override
    public Consumer<String, byte[]> inputs(int cell) {
        return faulty(clients.inputs(cell));
    }

    @Override
    public Consumer<String, byte[]> state() {
        return faulty(clients.state());
    }

    @Override
    @SuppressWarnings("unchecked")
    public Producer<String, byte[]> writer(int cell) {
        Producer<String, byte[]> writer = clients.writer(cell);
        return (Producer<String, byte[]>) faulty(Producer.class, writer, () -> writer.close(Duration.ZERO));
    }

    @SuppressWarnings("unchecked")
    private Consumer<String, byte[]> faulty(Consumer<String, byte[]> consumer) {
        return (Consumer<String, byte[]>) faulty(Consumer.class, consumer,
                () -> consumer.close(CloseOptions.timeout(Duration.ZERO)));
    }

    private Object faulty(Class<?> type, Object client, Runnable close) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (_, method, arguments) -> {
            boolean step = STEPS.contains(method.getName());
            if (method.getName().equals("close") && mischief.hasKilled()) {
                abandoned.add(close);
                return null;
            }
            try {
                if (step) {
                    mischief.at("before " + method.getName());
                }
                Object result = method.invoke(client, arguments);
                if (step) {
                    mischief.at("after " + method.getName());
                }
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    @Override
    public void close() {
        abandoned.forEach(Runnable::run);
    }
}
