package dev.longshore.gateway.event.targets;

import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.event.EventRecord;

/**
 * Which events a target wants. A list that is empty asks for nothing in particular.
 *
 * @param queues names, which mean the queue of that name in every region, or ARNs
 */
public record EventFilter(Set<String> queues, Set<String> statuses, Set<String> detailTypes) {

    public EventFilter {
        queues = Set.copyOf(queues);
        statuses = Set.copyOf(statuses);
        detailTypes = Set.copyOf(detailTypes);
    }

    static EventFilter read(JsonNode filter) {
        return new EventFilter(texts(filter.path("jobQueues")), texts(filter.path("statuses")),
                texts(filter.path("detailTypes")));
    }

    public boolean wants(EventRecord event) {
        return wants(detailTypes, event.detailType()) && wants(statuses, event.status()) && wantsQueue(event.queue());
    }

    private boolean wantsQueue(String arn) {
        return wants(queues, arn) || queues.contains(arn.substring(arn.lastIndexOf('/') + 1));
    }

    private static boolean wants(Set<String> list, String value) {
        return list.isEmpty() || list.contains(value);
    }

    private static Set<String> texts(JsonNode list) {
        return list.valueStream().map(text -> text.asString("")).collect(Collectors.toSet());
    }
}
