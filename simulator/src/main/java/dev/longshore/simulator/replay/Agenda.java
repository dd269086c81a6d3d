package dev.longshore.simulator.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import dev.longshore.contracts.Message;

/** What the scheduler will hear, and when: messages of one moment in the order in which they were entered. */
final class Agenda {

    private final NavigableMap<Instant, List<Message>> messages = new TreeMap<>();

    void enter(Instant at, Message message) {
        messages.computeIfAbsent(at, when -> new ArrayList<>()).add(message);
    }

    Optional<Instant> next() {
        return messages.isEmpty() ? Optional.empty() : Optional.of(messages.firstKey());
    }

    /** Everything that is due by then, which is no longer on the agenda afterwards. */
    List<Message> take(Instant now) {
        List<Message> due = new ArrayList<>();
        while (!messages.isEmpty() && !messages.firstKey().isAfter(now)) {
            due.addAll(messages.pollFirstEntry().getValue());
        }
        return due;
    }
}
