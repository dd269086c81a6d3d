package dev.longshore.gateway.logs;

import org.bson.Document;

/**
 * A stream that has something to say in a search. Times are milliseconds.
 *
 * @param created when the gateway first heard of it
 * @param first the time of its first line
 * @param last the time of its last line so far
 * @param ingested when its last line so far came
 * @param soFar how many lines it has so far
 * @param isLive whether more is to come
 */
record SearchedStream(LogStreamKey key, String name, long created, long first, long last, long ingested, long soFar,
        boolean isLive) {

    static SearchedStream read(Document stream) {
        return new SearchedStream(new LogStreamKey(stream.getString("_id")), stream.getString(LogFields.STREAM),
                stream.getLong(LogFields.CREATED), stream.getLong(LogFields.FIRST_EVENT), stream.getLong(LogFields.LAST_EVENT),
                stream.getLong(LogFields.LAST_INGESTED), soFar(stream), !stream.containsKey(LogFields.LENGTH));
    }

    /** An earlier version has not counted them: then there may always be more. */
    private static long soFar(Document stream) {
        Long counted = stream.getLong(LogFields.SO_FAR);
        return counted == null ? Long.MAX_VALUE : counted;
    }
}
