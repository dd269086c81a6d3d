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
    /** How many lines the stream has; absent until its end is known. */
    static final String LENGTH = "length";

    /** The API has no event without text: an empty line is a blank one. */
    private static final String EMPTY_LINE = " ";

    private LogFields() {}

    /** What a line says, as the API tells it. */
    static String message(Document line) {
        String text = line.getString(TEXT);
        return text.isEmpty() ? EMPTY_LINE : text;
    }
}
