package dev.longshore.gateway.logs;

import org.bson.Document;

/** The collections of logs and the names of their fields. Times are milliseconds since the epoch. */
final class LogFields {

    /** One document per line; its id is {@link LogStreamKey#line}. */
    static final String LINES = "log_lines";
    static final String TIMESTAMP = "t";
    static final String INGESTED = "i";
    static final String TEXT = "m";

    /** One document per stream; its id is a {@link LogStreamKey}. */
    static final String STREAMS = "log_streams";
    static final String REGION = "region";
    static final String GROUP = "group";
    static final String STREAM = "stream";
    static final String CREATED = "created";
    static final String FIRST_EVENT = "first";
    static final String LAST_EVENT = "last";
    static final String LAST_INGESTED = "ingested";
    /** How many lines the stream has so far, those that are still under way among them. */
    static final String SO_FAR = "lines";
    /** How many lines the stream has; absent until its end is known. */
    static final String LENGTH = "length";

    /** So long a line is waited for that others have overtaken, in milliseconds; after that it is taken for lost. */
    static final long LONGEST_ON_THE_WAY_MILLIS = 60_000;

    /** The API has no event without text: an empty line is a blank one. */
    private static final String EMPTY_LINE = " ";

    private LogFields() {}

    /** What a line says, as the API tells it. */
    static String message(Document line) {
        String text = line.getString(TEXT);
        return text.isEmpty() ? EMPTY_LINE : text;
    }
}
