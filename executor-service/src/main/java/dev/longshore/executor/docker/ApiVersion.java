package dev.longshore.executor.docker;

import java.util.Comparator;

/** A version of the engine's API, such as 1.41. */
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
    /** The newest version that this executor was tried with, and the oldest that engines from 29 on still speak. */
    private static final ApiVersion KNOWN = new ApiVersion(1, 44);

    static ApiVersion parse(String text) {
        int dot = text.indexOf('.');
        return new ApiVersion(Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    }

    /** The version for an engine that says so much of itself: the one that is known, or the engine's newest where that is older. */
    static String spokenWith(String engine) {
        ApiVersion newest = parse(engine);
        return (newest.compareTo(KNOWN) < 0 ? newest : KNOWN).toString();
    }

    @Override
    public int compareTo(ApiVersion other) {
        return Comparator.comparingInt(ApiVersion::major).thenComparingInt(ApiVersion::minor).compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
