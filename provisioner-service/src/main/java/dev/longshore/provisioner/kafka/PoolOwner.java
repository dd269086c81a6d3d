package dev.longshore.provisioner.kafka;

import java.time.Instant;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;

import dev.longshore.messaging.Inbound;
import dev.longshore.provisioner.hostpool.HostPool;

/** The pool while it is this provisioner's: what is read, is decided and committed. */
final class PoolOwner implements AutoCloseable {

    private final HostPool pool;
    private final PoolHandler handler;
    private final PoolTransactions transactions;
    private final Consumer<String, Inbound> consumer;
    private final PoolMetrics metrics;

    PoolOwner(HostPool pool, PoolHandler handler, PoolTransactions transactions, Consumer<String, Inbound> consumer,
            PoolMetrics metrics) {
        this.pool = pool;
        this.handler = handler;
        this.transactions = transactions;
        this.consumer = consumer;
        this.metrics = metrics;
    }

    /** When this throws, the pool may be ahead of what is durable, and is to be thrown away. */
    void take(ConsumerRecords<String, Inbound> records, Instant now) {
        Turn turn = handler.handle(records, now);
        if (turn.isEmpty()) {
            return;
        }
        transactions.commit(turn, consumer.groupMetadata());
        metrics.show(pool);
    }

    @Override
    public void close() {
        metrics.clear();
        transactions.close();
    }
}
