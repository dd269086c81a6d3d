package dev.longshore.gateway.consumable;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ClientException;

/** The filter of ListConsumableResources: names in whatever case; an asterisk at the end stands for any rest. */
final class NameFilter {

    private NameFilter() {}

    /** @param filters at most one; without, all names are meant */
    static Predicate<String> read(JsonNode filters) {
        if (filters.isEmpty()) {
            return _ -> true;
        }
        String name = filters.get(0).path("name").asString("");
        if (filters.size() > 1 || !name.equals("CONSUMABLE_RESOURCE_NAME")) {
            throw new ClientException("There is one filter, CONSUMABLE_RESOURCE_NAME, not '" + name + "'.");
        }
        List<String> patterns = filters.get(0).path("values").valueStream()
                .map(value -> value.asString("").toLowerCase(Locale.ROOT)).toList();
        return candidate -> patterns.stream().anyMatch(pattern -> matches(pattern, candidate.toLowerCase(Locale.ROOT)));
    }

    private static boolean matches(String pattern, String name) {
        return pattern.endsWith("*") ? name.startsWith(pattern.substring(0, pattern.length() - 1)) : name.equals(pattern);
    }
}
