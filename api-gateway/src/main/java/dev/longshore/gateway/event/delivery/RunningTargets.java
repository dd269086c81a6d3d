package dev.longshore.gateway.event.delivery;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.gateway.event.targets.EventTarget;

/** Has exactly those targets served that are there. One that cannot be served keeps no other from being. For one thread. */
final class RunningTargets implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningTargets.class);

    private final Function<EventTarget, RunningTarget> start;
    private final Map<String, RunningTarget> running = new HashMap<>();
    private final Set<String> broken = new HashSet<>();

    RunningTargets(Function<EventTarget, RunningTarget> start) {
        this.start = start;
    }

    void become(List<EventTarget> wanted) {
        Map<String, EventTarget> byName = wanted.stream().collect(Collectors.toMap(EventTarget::name, Function.identity()));
        running.values().removeIf(target -> isToStop(target, byName.get(target.target().name())));
        byName.values().stream().filter(target -> !running.containsKey(target.name())).forEach(this::tryToStart);
    }

    @Override
    public void close() {
        running.values().parallelStream().forEach(RunningTarget::close);
        running.clear();
    }

    private static boolean isToStop(RunningTarget target, EventTarget wanted) {
        if (wanted != null && target.isOf(wanted)) {
            return false;
        }
        target.close();
        LOG.info("event target {} is not served any more{}", target.target().name(), wanted == null ? "" : " as it was");
        return true;
    }

    private void tryToStart(EventTarget target) {
        String revision = target.uuid() + "/" + target.revision();
        try {
            running.put(target.name(), start.apply(target));
            broken.remove(revision);
            LOG.info("event target {} is served", target.name());
        } catch (RuntimeException e) {
            if (broken.add(revision)) {
                LOG.error("event target {} cannot be served: {}", target.name(), e.toString());
            }
        }
    }
}
