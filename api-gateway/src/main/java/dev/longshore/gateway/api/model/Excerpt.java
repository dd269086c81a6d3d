package dev.longshore.gateway.api.model;

/** As much of a caller's own text as a message should repeat. */
final class Excerpt {

    private static final int LONGEST = 100;

    private Excerpt() {}

    static String of(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
