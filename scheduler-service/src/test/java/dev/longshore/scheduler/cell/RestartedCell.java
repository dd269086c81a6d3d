package dev.longshore.scheduler.cell;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

import dev.longshore.scheduler.state.StateImage;

import static org.awaitility.Awaitility.await;

/** A cell that is started again whenever it has died. */
final class RestartedCell implements AutoCloseable {

    private final CellBench bench;
    private final FaultyClients.Mischief mischief;
    private final IntFunction<CellCore> cores;
    private final FaultyClients clients;
    private final AtomicReference<OwnedCell> current = new AtomicReference<>();
    private final AtomicReference<Error> failure = new AtomicReference<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread thread;

    RestartedCell(CellBench bench, FaultyClients.Mischief mischief, IntFunction<CellCore> cores) {
        this.bench = bench;
        this.mischief = mischief;
        this.cores = cores;
        clients = new FaultyClients(bench.clients(), mischief);
        thread = Thread.ofPlatform().start(this::runUntilOver);
    }

    private void runUntilOver() {
        while (!over.get()) {
            OwnedCell cell = new OwnedCell(bench.workshop(clients, CellBench.silent(), cores), bench.number,
                    new StateImage(CellBench.CODEC));
            current.set(cell);
            try {
                cell.run();
            } catch (Faults.Crash crash) {
                mischief.revive();
            } catch (Error broken) {
                failure.set(broken);
                return;
            }
        }
    }

    /** Throws, once, what has ended it for good, such as the failure of an assertion in its core. */
    void check() {
        Error broken = failure.getAndSet(null);
        if (broken != null) {
            throw broken;
        }
    }

    @Override
    public void close() {
        over.set(true);
        current.get().stop();
        await().until(() -> !thread.isAlive());
        clients.close();
        check();
    }
}
