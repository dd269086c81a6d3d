package dev.longshore.scheduler.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/** Virtual time: what happens when, in one order for one seed. */
final class Timeline {

    private final PriorityQueue<Event> events = new PriorityQueue<>(
            Comparator.comparing(Event::at).thenComparing(Event::number));
    private final Map<String, Instant> lastOnChannel = new HashMap<>();
    private final Random random;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long number;

    Timeline(Random random) {
        this.random = random;
    }

    private record Event(Instant at, long number, Runnable what) {}

    Instant now() {
        return now;
    }

    Random random() {
        return random;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    Duration upTo(Duration most) {
        return Duration.ofMillis(random.nextLong(most.toMillis()) + 1);
    }

    void at(Instant when, Runnable what) {
        events.add(new Event(when.isBefore(now) ? now : when, number++, what));
    }

    void in(Duration delay, Runnable what) {
        at(now.plus(delay), what);
    }

    /** Later, but not before anything that was sent on the same channel earlier: as records with one key. */
    void send(String channel, Duration mostDelay, Runnable delivery) {
        Instant arrival = now.plus(upTo(mostDelay));
        Instant last = lastOnChannel.getOrDefault(channel, now);
        Instant inOrder = arrival.isAfter(last) ? arrival : last;
        lastOnChannel.put(channel, inOrder);
        at(inOrder, delivery);
    }

    /** Lets everything happen until that time. */
    void runUntil(Instant end) {
        while (!events.isEmpty() && !events.peek().at().isAfter(end)) {
            Event event = events.poll();
            now = event.at();
            event.what().run();
        }
        now = end;
    }
}
