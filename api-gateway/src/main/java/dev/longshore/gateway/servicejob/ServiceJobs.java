package dev.longshore.gateway.servicejob;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.resource.Scope;
import dev.longshore.gateway.store.StoreFailures;
import dev.longshore.gateway.store.StoreIndex;

/** All service jobs. What they say is kept as JSON text; beside it is what is searched for. */
@Component
class ServiceJobs {

    static final String ID = "_id";
    static final String QUEUE = "queue";
    static final String STATUS = "status";
    static final String CREATED = "created";
    static final String SEARCH_NAME = "searchName";
    static final String SHARE = "share";
    static final String QUOTA_SHARE = "quotaShare";
    private static final String COLLECTION = "service_jobs";
    private static final String VERSION = "version";
    private static final String DETAIL = "detail";
    private static final String INVOCATION = "invocation";
    private static final String BLOCKED = "blocked";
    /** When it was submitted, for as long as it has not ended. */
    private static final String UNFINISHED = "unfinished";

    /** When the first change happened of which the world was not told yet; the changes. */
    private static final String UNTOLD_SINCE = "untoldSince";
    private static final String UNTOLD = "untold";

    private final MongoCollection<Document> collection;

    ServiceJobs(MongoDatabase database) {
        this.collection = database.getCollection(COLLECTION);
    }

    @Bean
    static StoreIndex serviceJobsByStatus() {
        return StoreIndex.plain(COLLECTION, QUEUE, STATUS, CREATED, ID);
    }

    @Bean
    static StoreIndex serviceJobsByAge() {
        return StoreIndex.plain(COLLECTION, QUEUE, CREATED, ID);
    }

    @Bean
    static StoreIndex unfinishedServiceJobs() {
        return StoreIndex.partial(COLLECTION, UNFINISHED, ID);
    }

    @Bean
    static StoreIndex untoldServiceJobs() {
        return StoreIndex.partial(COLLECTION, UNTOLD_SINCE, ID);
    }

    /** @return false when there is one of that id */
    boolean insert(ServiceJob job) {
        try {
            collection.insertOne(row(job));
            return true;
        } catch (MongoWriteException e) {
            if (StoreFailures.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    /** @param reference an id or an ARN */
    Optional<ServiceJob> find(Scope scope, String reference) {
        String id = reference.startsWith("arn:") ? reference.substring(reference.lastIndexOf('/') + 1) : reference;
        return Optional.ofNullable(collection.find(Filters.eq(ID, id)).first()).map(ServiceJobs::read)
                .filter(job -> job.arn().region().equals(scope.region()) && job.arn().account().equals(scope.account()));
    }

    /**
     * Changes a job, on top of what others change at the same time.
     *
     * @param change makes the next version, gives back the same where nothing is to be changed, or refuses; may be asked several times
     * @return as it is now; empty when there is none
     */
    Optional<ServiceJob> update(Scope scope, String reference, UnaryOperator<ServiceJob> change) {
        while (true) {
            Optional<ServiceJob> found = find(scope, reference);
            if (found.isEmpty()) {
                return found;
            }
            ServiceJob changed = change.apply(found.get());
            if (changed.version() == found.get().version() || replace(found.get(), changed)) {
                return Optional.of(changed);
            }
        }
    }

    /** @return false when somebody else has changed it meanwhile */
    boolean replace(ServiceJob before, ServiceJob after) {
        return collection.replaceOne(Filters.and(Filters.eq(ID, before.id()), Filters.eq(VERSION, before.version())), row(after))
                .getMatchedCount() == 1;
    }

    /**
     * Those that have not ended, the oldest first.
     *
     * @param from the last of the page before
     */
    List<ServiceJob> unfinished(Optional<ServiceJob> from, int most) {
        Bson further = from.map(last -> Filters.and(Filters.gte(UNFINISHED, last.createdAt()),
                Filters.or(Filters.gt(UNFINISHED, last.createdAt()), Filters.gt(ID, last.id()))))
                .orElse(Filters.gte(UNFINISHED, 0L));
        return find(further, Sorts.ascending(UNFINISHED, ID), most);
    }

    /**
     * Those of which something became that the world was not told of yet, the oldest news first.
     *
     * @param until when it must have happened, in milliseconds
     */
    List<ServiceJob> untold(long until, int most) {
        return find(Filters.and(Filters.gte(UNTOLD_SINCE, 0L), Filters.lte(UNTOLD_SINCE, until)),
                Sorts.ascending(UNTOLD_SINCE, ID), most);
    }

    List<ServiceJob> find(Bson filter, Bson order, int most) {
        List<ServiceJob> found = new ArrayList<>();
        for (Document row : collection.find(filter).sort(order).limit(most)) {
            found.add(read(row));
        }
        return found;
    }

    private static Document row(ServiceJob job) {
        Document row = new Document(ID, job.id()).append(VERSION, job.version()).append(QUEUE, job.queue().toString())
                .append(STATUS, job.status().name()).append(CREATED, job.createdAt())
                .append(SEARCH_NAME, job.name().toLowerCase(Locale.ROOT)).append(DETAIL, Json.text(job.detail()));
        job.share().ifPresent(share -> row.append(SHARE, share));
        job.quotaShare().ifPresent(share -> row.append(QUOTA_SHARE, share));
        job.invocation().ifPresent(invocation -> row.append(INVOCATION, invocation));
        job.blockedSince().ifPresent(since -> row.append(BLOCKED, since));
        if (!job.untold().isEmpty()) {
            row.append(UNTOLD_SINCE, job.untold().getFirst().at()).append(UNTOLD,
                    job.untold().stream().map(ServiceJobChange::row).toList());
        }
        return job.status().isTerminal() ? row : row.append(UNFINISHED, job.createdAt());
    }

    private static ServiceJob read(Document row) {
        Long blocked = row.getLong(BLOCKED);
        return new ServiceJob(row.getLong(VERSION), Json.parseObject(row.getString(DETAIL)),
                Optional.ofNullable(row.getString(INVOCATION)),
                blocked == null ? OptionalLong.empty() : OptionalLong.of(blocked),
                row.getList(UNTOLD, Document.class, List.of()).stream().map(ServiceJobChange::read).toList());
    }
}
