package dev.longshore.scheduler.cell;

import java.util.Random;

import org.apache.kafka.common.KafkaException;

/**
 * Breaks things at random points, a limited number of times. Half of the faults are errors of Kafka, which a cell survives; half end it
 * on the spot, as {@code kill -9} would.
 */
final class Faults implements FaultyClients.Mischief {

    private final Random random;
    private final double probability;
    private int left;
    private boolean dead;

    Faults(long seed, double probability, int atMost) {
        random = new Random(seed);
        this.probability = probability;
        left = atMost;
    }

    /** The process has died: nothing that it still does may have an effect. */
    static final class Crash extends Error {

        private static final long serialVersionUID = 1;
    }

    @Override
    public synchronized void at(String step) {
        if (dead) {
            throw new Crash();
        }
        if (left == 0 || random.nextDouble() >= probability) {
            return;
        }
        left--;
        if (random.nextBoolean()) {
            dead = true;
            throw new Crash();
        }
        throw new KafkaException("injected at " + step);
    }

    @Override
    public synchronized void revive() {
        dead = false;
    }

    @Override
    public synchronized boolean hasKilled() {
        return dead;
    }

    synchronized int left() {
        return left;
    }
}
