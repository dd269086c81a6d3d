package dev.longshore.gateway.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.status.ArrayProgress;

/** Jobs in a database of their own. */
public final class StoredJobs {

    private static final Instant NOW = Instant.EPOCH;

    private StoredJobs() {}

    public static Jobs in(MongoDatabase database) {
        return new Jobs(database);
    }

    /** An array of which most children were never told of and are in that state. */
    public static Job array(int size, JobStatus untouched) {
        ArrayProgress progress = new ArrayProgress(size, Map.of(untouched, size), untouched);
        JobState state = new JobState(JobStatus.PENDING, 1, NOW, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), List.of(), Optional.of(progress), false, false);
        return new Job(JobId.of(UUID.randomUUID().toString()), arn("job-queue", "queue"), 0, "job", arn("job-definition", "d:1"),
                "template", Optional.empty(), Optional.empty(), OptionalInt.of(size), Optional.empty(), Optional.empty(), state);
    }

    /** Stores a child as the projection does when it is told of. */
    public static void tell(MongoDatabase database, Job array, int child, JobStatus status) {
        database.getCollection(Jobs.COLLECTION)
                .insertOne(new Document(JobFields.ID, array.id().child(child).toString())
                        .append(JobFields.PARENT, array.id().base()).append(JobFields.INDEX, child)
                        .append(JobFields.STATUS, status.name()).append(JobFields.VERSION, 1L)
                        .append(JobFields.CREATED, NOW.toEpochMilli()));
    }

    private static Arn arn(String kind, String name) {
        return Arn.batch("eu-west-1", "123456789012", kind, name);
    }
}
