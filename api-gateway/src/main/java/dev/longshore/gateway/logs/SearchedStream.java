package dev.longshore.gateway.logs;

import org.bson.Document;

/**
 * A stream that has something to say in a search. Times are milliseconds.
 *
 * @param created when the gateway first heard of it
 * @param first the time of its first line
 * @param last the time of its last line so far
 * @param ingested when its last line so far came
 * @param isLive whether more is to come
 */
record SearchedStream(LogStreamKey key, String name, long created, long first, long last, long ingested, boolean isLive) {

    static SearchedStream read(Document stream) {
        return new SearchedStream(new LogStreamKey(stream.getString("_id")), stream.getString(LogFields.STREAM),
                stream.getLong(LogFields.CREATED), stream.getLong(LogFields.FIRST_EVENT), stream.getLong(LogFields.LAST_EVENT),
                stream.getLong(LogFields.LAST_INGESTED), !stream.containsKey(LogFields.LENGTH));
    }
}
