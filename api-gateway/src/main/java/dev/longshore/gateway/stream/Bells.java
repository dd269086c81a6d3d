package dev.longshore.gateway.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.springframework.stereotype.Component;

/**
 * Wakes those who wait for something new about a subject, as soon as this gateway has written it. Another gateway's is not heard of: look
 * from time to time. While nobody waits, this costs nothing.
 */
@Component
public class Bells {

    private final Map<String, List<Bell>> bySubject = new ConcurrentHashMap<>();

    /** A bell that rings from now on, until it is closed. To be hung before the store is looked at. */
    public Bell hang(Collection<String> subjects) {
        Bell bell = new Bell(List.copyOf(subjects), this);
        bell.subjects().forEach(subject -> bySubject.compute(subject, (_, others) -> with(bell, others)));
        return bell;
    }

    /**
     * Something new was written of these.
     *
     * @param subject what each of them is called here
     */
    public <T> void ring(Collection<T> changed, Function<T, String> subject) {
        if (!bySubject.isEmpty()) {
            changed.forEach(one -> bySubject.getOrDefault(subject.apply(one), List.of()).forEach(Bell::ring));
        }
    }

    void takeDown(Bell bell) {
        bell.subjects().forEach(subject -> bySubject.computeIfPresent(subject, (_, all) -> without(bell, all)));
    }

    private static List<Bell> with(Bell bell, Collection<Bell> others) {
        List<Bell> all = others == null ? new ArrayList<>() : new ArrayList<>(others);
        all.add(bell);
        return List.copyOf(all);
    }

    private static List<Bell> without(Bell bell, List<Bell> all) {
        List<Bell> others = all.stream().filter(other -> other != bell).toList();
        return others.isEmpty() ? null : others;
    }
}
