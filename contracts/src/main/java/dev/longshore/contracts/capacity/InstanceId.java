package dev.longshore.contracts.capacity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import static java.util.Objects.requireNonNull;

/**
 * Names an instance, in EC2's form: {@code i-} and 17 hexadecimal digits. Chosen by the scheduler when it asks for the instance.
 */
public record InstanceId(String value) implements Comparable<InstanceId> {

    private static final int LENGTH = 19;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InstanceId {
        requireNonNull(value, "instanceId");
        if (value.length() != LENGTH || !value.startsWith("i-") || !hasDigits(value)) {
            throw new IllegalArgumentException("an instance id is i- and 17 hexadecimal digits, not '" + value + "'");
        }
    }

    private static boolean hasDigits(String value) {
        for (int i = 2; i < LENGTH; i++) {
            char digit = value.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
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
