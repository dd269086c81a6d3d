package dev.longshore.gateway.event.delivery;

import java.time.Instant;
import java.util.List;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

import dev.longshore.gateway.event.EventSource;
import dev.longshore.gateway.event.targets.EventTarget;
import dev.longshore.gateway.event.targets.EventTargets;

/**
 * Looks again and again which targets there are, and has those that are enabled served. Events are made while there is one, or always
 * where the operator wants that.
 */
@Component
final class EventRounds implements DisposableBean {

    private final EventTargets targets;
    private final EventSource source;
    private final RunningTargets running;
    private boolean isClosed;

    EventRounds(EventTargets targets, EventSource source, Couriers couriers) {
        this.targets = targets;
        this.source = source;
        this.running = new RunningTargets(couriers::start);
    }

    /** One look. */
    synchronized void look() {
        if (isClosed) {
            return;
        }
        List<EventTarget> enabled = targets.all().stream().filter(EventTarget::isEnabled).toList();
        source.wantedSince(enabled.stream().map(EventTarget::since).min(Instant::compareTo));
        running.become(enabled);
    }

    @Override
    public synchronized void destroy() {
        isClosed = true;
        running.close();
        source.close();
    }
}
