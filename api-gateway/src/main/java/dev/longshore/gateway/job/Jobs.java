package dev.longshore.gateway.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;

/**
 * Finds jobs. An array's child or a node has a document only from when the scheduler first told of it; until then it is derived from
 * the whole job.
 */
@Component
public class Jobs {

    static final String COLLECTION = "jobs";

    private final MongoDatabase database;

    Jobs(MongoDatabase database) {
        this.database = database;
    }

    /** The documents themselves, with the fields of {@link JobFields}. */
    public MongoCollection<Document> collection() {
        return database.getCollection(COLLECTION);
    }

    /** By what name it is heard of that a job, or a part, has a new status. */
    public static String subject(JobId id) {
        return "job/" + id;
    }

    /** The document of a job, or of a part that the scheduler has told of. */
    public Optional<Document> document(JobId id) {
        return Optional.ofNullable(collection().find(Filters.eq(JobFields.ID, id.toString())).first());
    }

    /** The job in whatever region it is. */
    public Optional<Job> find(JobId id) {
        return read(id, load(List.of(id)));
    }

    public Optional<Job> find(String region, JobId id) {
        return find(region, List.of(id)).stream().findFirst();
    }

    /** The jobs of that region, in the order of the ids; those that do not exist are left out. */
    public List<Job> find(String region, Collection<JobId> ids) {
        Map<JobId, Document> documents = load(ids);
        List<Job> found = new ArrayList<>();
        for (JobId id : ids) {
            read(id, documents).filter(job -> job.queue().region().equals(region)).ifPresent(found::add);
        }
        return found;
    }

    /** These children of an array, or nodes of a multi-node job, in that order; each exists. */
    public List<Job> parts(Job whole, List<JobId> ids) {
        Map<JobId, Document> documents = documents(ids.stream().map(JobId::toString).toList());
        return ids.stream().map(id -> part(whole, id, documents.get(id))).toList();
    }

    /**
     * Children of an array that have a document and are in that state, by index.
     *
     * @param from the least index
     */
    public List<Job> told(Job array, JobStatus status, int from, int most) {
        Bson children = Filters.and(Filters.gt(JobFields.ID, array.id() + ":"), Filters.lt(JobFields.ID, array.id() + ";"),
                Filters.eq(JobFields.STATUS, status.name()), Filters.gte(JobFields.INDEX, from));
        List<Job> found = new ArrayList<>();
        for (Document document : collection().find(children).sort(Sorts.ascending(JobFields.INDEX)).limit(most)) {
            found.add(part(array, JobId.parse(document.getString(JobFields.ID)), document));
        }
        return found;
    }

    private static Job part(Job whole, JobId id, Document told) {
        return whole.part(id, told == null ? whole.state().ofUntouchedPart(id) : StateDocuments.read(told));
    }

    private Map<JobId, Document> load(Collection<JobId> ids) {
        Set<String> wanted = new LinkedHashSet<>();
        for (JobId id : ids) {
            wanted.add(id.toString());
            wanted.add(id.base());
        }
        return documents(wanted);
    }

    private Map<JobId, Document> documents(Collection<String> ids) {
        Map<JobId, Document> documents = new HashMap<>();
        for (Document document : collection().find(Filters.in(JobFields.ID, ids))) {
            documents.put(JobId.parse(document.getString(JobFields.ID)), document);
        }
        return documents;
    }

    private static Optional<Job> read(JobId id, Map<JobId, Document> documents) {
        Document submitted = documents.get(id.parent());
        if (submitted == null) {
            return Optional.empty();
        }
        Job job = Job.read(submitted);
        if (id.equals(job.id())) {
            return Optional.of(job);
        }
        return job.hasPart(id) ? Optional.of(part(job, id, documents.get(id))) : Optional.empty();
    }
}
