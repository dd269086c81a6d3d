package dev.longshore.gateway.walk;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether what is read has all that was written, besides what the gateway adds of its own. */
final class ReadBack {

    private final List<String> lost = new ArrayList<>();

    private ReadBack() {}

    static void assertHolds(JsonNode written, JsonNode read) {
        ReadBack back = new ReadBack();
        back.compare(written, read, "");
        assertThat(back.lost).as("written %s%nread %s", written, read).isEmpty();
    }

    private void compare(JsonNode written, JsonNode read, String path) {
        if (written.isObject() && read.isObject()) {
            written.propertyStream().forEach(
                    entry -> compare(entry.getValue(), read.path(entry.getKey()), path + "." + entry.getKey()));
        } else if (written.isArray() && read.size() == written.size()) {
            for (int i = 0; i < written.size(); i++) {
                compare(written.get(i), read.get(i), path + "[" + i + "]");
            }
        } else if (!same(written, read)) {
            lost.add(path + " was written as " + written + " and read as " + read);
        }
    }

    private static boolean same(JsonNode written, JsonNode read) {
        return written.isNumber() && read.isNumber() ? written.asDouble() == read.asDouble() : written.equals(read);
    }
}
