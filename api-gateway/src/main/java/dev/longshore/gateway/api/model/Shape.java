package dev.longshore.gateway.api.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a value of the API looks like. Bounds are inclusive. */
public sealed interface Shape {

    /**
     * @param pattern the whole text must match
     * @param allowed every allowed value; empty when any text will do
     * @param ignoresCase whether an allowed value may be written in any case; it is then replaced by its proper form
     */
    record Text(Bounds length, Optional<Pattern> pattern, List<String> allowed, boolean ignoresCase) implements Shape {

        public Text {
            allowed = List.copyOf(allowed);
        }
    }

    /** An integer or, if {@code wide}, a long. */
    record Whole(Bounds range, boolean wide) implements Shape {}

    /** A float, a double, or a timestamp: seconds since 1970. */
    record Real() implements Shape {}

    /** A boolean. */
    record Flag() implements Shape {}

    record Many(Shape element, Bounds size) implements Shape {}

    /** A map, whose keys are texts. AWS takes an empty map where the model wants one entry, so only the upper bound counts. */
    record Table(Text key, Shape value, Bounds size) implements Shape {}

    /** @param members in the order of the model, in which what is missing is told */
    record Structure(Map<String, Member> members) implements Shape {

        public Structure {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /** @param refusal AWS's own sentence for a value out of bounds, where it is known */
    record Bounds(long least, long most, Optional<String> refusal) {

        static final Bounds NONE = new Bounds(Long.MIN_VALUE, Long.MAX_VALUE, Optional.empty());

        public boolean hold(long value) {
            return value >= least && value <= most;
        }

        /** The bounds in words, such as {@code 1 to 128}. */
        public String inWords() {
            if (least == Long.MIN_VALUE || (least == 0 && most != Long.MAX_VALUE)) {
                return "at most " + most;
            }
            return most == Long.MAX_VALUE ? "at least " + least : least + " to " + most;
        }
    }

    /** Where a member of an input stands in the request. */
    enum Location {
        BODY, PATH, QUERY, HEADER
    }

    /** @param locationName the name in path, query or header */
    record Member(Shape shape, boolean required, Location location, String locationName) {}
}
