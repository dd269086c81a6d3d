package dev.longshore.gateway.logs;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.log.JobLogLines;
import dev.longshore.contracts.log.LogLine;
import dev.longshore.gateway.store.StoreFailures;
import dev.longshore.gateway.stream.Bells;

/** Writes lines by stream and number, then what is to be said of their streams. */
@Component
final class LogWriter {

    private final MongoDatabase database;
    private final NewLines newLines;
    private final Bells bells;
    private final Clock clock = Clock.systemUTC();

    LogWriter(MongoDatabase database, NewLines newLines, Bells bells) {
        this.database = database;
        this.newLines = newLines;
        this.bells = bells;
    }

    /** @throws com.mongodb.MongoException when the store is away */
    void write(List<JobLogLines> batch) {
        long now = clock.millis();
        Map<LogStreamKey, List<JobLogLines>> byStream = batch.stream().filter(LogWriter::saysAnything)
                .collect(Collectors.groupingBy(lines -> LogStreamKey.of(lines.region(), lines.group(), lines.stream()),
                        LinkedHashMap::new, Collectors.toList()));
        if (byStream.isEmpty()) {
            return;
        }
        List<Document> lines = new ArrayList<>();
        List<UpdateOneModel<Document>> streams = new ArrayList<>();
        byStream.forEach((key, parts) -> {
            parts.forEach(part -> addLines(key, part, now, lines));
            streams.add(stream(key, parts, now));
        });
        if (!lines.isEmpty()) {
            insert(lines);
        }
        database.getCollection(LogFields.STREAMS).bulkWrite(streams, new BulkWriteOptions().ordered(false));
        newLines.written();
        bells.ring(byStream.keySet(), LogTail::subjectOf);
    }

    private static boolean saysAnything(JobLogLines part) {
        return part.last() || !part.lines().isEmpty();
    }

    private static void addLines(LogStreamKey key, JobLogLines part, long now, List<Document> lines) {
        long number = part.firstLine();
        for (LogLine line : part.lines()) {
            lines.add(new Document("_id", key.line(number)).append(LogFields.TIMESTAMP, line.timestamp())
                    .append(LogFields.INGESTED, now).append(LogFields.TEXT, line.text()));
            number++;
        }
    }

    private static UpdateOneModel<Document> stream(LogStreamKey key, List<JobLogLines> parts, long now) {
        JobLogLines any = parts.getFirst();
        List<Bson> updates = new ArrayList<>(List.of(Updates.setOnInsert(LogFields.REGION, any.region()),
                Updates.setOnInsert(LogFields.GROUP, any.group()), Updates.setOnInsert(LogFields.STREAM, any.stream()),
                Updates.setOnInsert(LogFields.CREATED, now)));
        List<Long> times = parts.stream().flatMap(part -> part.lines().stream()).map(LogLine::timestamp).sorted().toList();
        if (!times.isEmpty()) {
            updates.addAll(List.of(Updates.min(LogFields.FIRST_EVENT, times.getFirst()),
                    Updates.max(LogFields.LAST_EVENT, times.getLast()), Updates.max(LogFields.LAST_INGESTED, now)));
        }
        updates.add(Updates.max(LogFields.SO_FAR, parts.stream().mapToLong(LogWriter::end).max().orElse(0)));
        parts.stream().filter(JobLogLines::last).findFirst()
                .ifPresent(last -> updates.add(Updates.set(LogFields.LENGTH, end(last))));
        return new UpdateOneModel<>(Filters.eq(key.value()), Updates.combine(updates), new UpdateOptions().upsert(true));
    }

    /** The number of the line behind it. */
    private static long end(JobLogLines part) {
        return part.firstLine() + part.lines().size();
    }

    private void insert(List<Document> lines) {
        try {
            database.getCollection(LogFields.LINES).insertMany(lines, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            StoreFailures.passOverDuplicates(e);
        }
    }
}
