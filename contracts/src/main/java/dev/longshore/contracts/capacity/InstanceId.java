package dev.longshore.contracts.capacity;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import static java.util.Objects.requireNonNull;

/**
 * Names an instance, in EC2's form: {@code i-} and 17 hexadecimal digits. Chosen by the scheduler when it asks for the instance.
 */
public record InstanceId(String value) implements Comparable<InstanceId> {

    private static final Pattern FORM = Pattern.compile("i-[0-9a-f]{17}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InstanceId {
        requireNonNull(value, "instanceId");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an instance id is i- and 17 hexadecimal digits, not '" + value + "'");
        }
    }

    @JsonValue
    @Override
    public String value() {
        return value;
    }

    @Override
    public int compareTo(InstanceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
