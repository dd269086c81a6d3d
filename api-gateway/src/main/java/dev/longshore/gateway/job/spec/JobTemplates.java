package dev.longshore.gateway.job.spec;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.definition.JobDefinition;

/** The templates that jobs were made from. Each is stored once, before the first job that needs it; those in use are kept in memory. */
@Component
public class JobTemplates {

    private static final Logger LOG = LoggerFactory.getLogger(JobTemplates.class);
    private static final int KEPT = 2_000;
    private static final String CONTENT = "content";

    private final MongoDatabase database;
    private final Map<Arn, JobTemplate> byDefinition = recentlyUsed();
    private final Map<String, JobTemplate> byId = recentlyUsed();

    JobTemplates(MongoDatabase database) {
        this.database = database;
    }

    /** The template of a definition; durable when this returns. A revision never changes, so that its ARN tells. */
    public JobTemplate of(JobDefinition definition) {
        JobTemplate known = get(byDefinition, definition.arn());
        if (known != null) {
            return known;
        }
        JobTemplate template = JobTemplate.of(definition);
        Document document = new Document("_id", template.id()).append(CONTENT, template.content());
        collection().replaceOne(Filters.eq(template.id()), document, new ReplaceOptions().upsert(true));
        put(byId, template.id(), template);
        put(byDefinition, definition.arn(), template);
        return template;
    }

    /** The stored templates with these ids, which exist for as long as jobs refer to them; one that cannot be read is left out. */
    public Map<String, JobTemplate> load(Collection<String> ids) {
        Map<String, JobTemplate> loaded = new LinkedHashMap<>();
        Set<String> missing = new HashSet<>();
        for (String id : ids) {
            JobTemplate known = get(byId, id);
            if (known == null) {
                missing.add(id);
            } else {
                loaded.put(id, known);
            }
        }
        if (!missing.isEmpty()) {
            for (Document document : collection().find(Filters.in("_id", missing))) {
                read(document).ifPresent(template -> {
                    put(byId, template.id(), template);
                    loaded.put(template.id(), template);
                });
            }
        }
        return loaded;
    }

    private static Optional<JobTemplate> read(Document document) {
        try {
            return Optional.of(JobTemplate.stored(document.getString("_id"), Json.parseObject(document.getString(CONTENT))));
        } catch (RuntimeException e) {
            LOG.error("job template {} cannot be read: {}", document.get("_id"), e.toString());
            return Optional.empty();
        }
    }

    private MongoCollection<Document> collection() {
        return database.getCollection("job_templates");
    }

    private static <K> JobTemplate get(Map<K, JobTemplate> cache, K key) {
        synchronized (cache) {
            return cache.get(key);
        }
    }

    private static <K> void put(Map<K, JobTemplate> cache, K key, JobTemplate template) {
        synchronized (cache) {
            cache.put(key, template);
        }
    }

    private static <K> Map<K, JobTemplate> recentlyUsed() {
        return new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, JobTemplate> eldest) {
                return size() > KEPT;
            }
        };
    }
}
