package dev.longshore.store.index;

/** A field of an index, and its direction. */
public record IndexField(String name, boolean ascending) {}
