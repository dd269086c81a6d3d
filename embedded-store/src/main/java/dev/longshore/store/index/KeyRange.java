package dev.longshore.store.index;

/** The byte strings from one, inclusive, to another, exclusive; {@code to} is null when there is no end. */
public record KeyRange(byte[] from, byte[] to) {

    private static final KeyRange ALL = new KeyRange(new byte[0], null);

    /** Every byte string. */
    public static KeyRange all() {
        return ALL;
    }

    /** Those that begin with this one. */
    public static KeyRange ofPrefix(byte[] prefix) {
        return new KeyRange(prefix, Keys.afterPrefix(prefix));
    }
}
