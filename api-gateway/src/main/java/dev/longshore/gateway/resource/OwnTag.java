package dev.longshore.gateway.resource;

import java.util.function.Predicate;

/**
 * A tag by which something is asked for that AWS does not have: any AWS client can set it.
 *
 * @param key begins with {@link #PREFIX}
 * @param form what its value must be, in words
 * @param fits whether a value is of that form
 */
public record OwnTag(String key, String form, Predicate<String> fits) {

    static final String PREFIX = "longshore:";

    /** One whose value is a whole number from 1 on. */
    public static OwnTag count(String key) {
        return new OwnTag(key, "a whole number from 1 to 999999999", value -> value.matches("[1-9]\\d{0,8}"));
    }
}
