package dev.longshore.scheduler.cell;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** The Kafka clients of the cells. Whoever asks for a client closes it. */
interface CellClients {

    /** Member of the schedulers' group. */
    Consumer<String, byte[]> membership();

    /** Reads the inputs of a cell, by assignment. */
    Consumer<String, byte[]> inputs(int cell);

    /** Reads state, by assignment. */
    Consumer<String, byte[]> state();

    /** The cell's only writer: {@code initTransactions} shuts out whoever wrote before. */
    Producer<String, byte[]> writer(int cell);
}
