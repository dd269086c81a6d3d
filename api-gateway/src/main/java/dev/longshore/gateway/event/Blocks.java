package dev.longshore.gateway.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.status.JobStatusChanged;

/**
 * The jobs that block their queues, as far as events have told: in memory, and in the store for whoever reads on. What is noted counts
 * when it is kept, after the events are on their topic; who reads a status again that is kept makes no event of it.
 *
 * <p>For one thread.
 */
@Component
class Blocks {

    private final MongoDatabase database;
    private final Map<JobId, Block> known = new HashMap<>();
    private final Map<JobId, WriteModel<Document>> notKept = new HashMap<>();

    Blocks(MongoDatabase database) {
        this.database = database;
    }

    /** Trusts only what is stored. */
    void load() {
        known.clear();
        notKept.clear();
        collection().find().map(Block::read).forEach(block -> known.put(block.job(), block));
    }

    /** What a status means for its queue: that it is blocked from now on, or no more; empty where that is known. */
    Optional<EventKind> note(JobStatusChanged change) {
        if (change.job().isNode()) {
            return Optional.empty();
        }
        Optional<Block> before = Optional.ofNullable(known.get(change.job()));
        Optional<Block> now = Block.of(change);
        if (before.filter(block -> block.version() >= change.version()).isPresent()
                || before.map(Block::code).equals(now.map(Block::code))) {
            return Optional.empty();
        }
        now.ifPresentOrElse(this::begin, () -> end(change.job()));
        return Optional.of(now.isPresent() ? EventKind.QUEUE_BLOCKED : EventKind.QUEUE_UNBLOCKED);
    }

    private void begin(Block block) {
        known.put(block.job(), block);
        notKept.put(block.job(), new ReplaceOneModel<>(Filters.eq(block.job().toString()), block.toDocument(),
                new ReplaceOptions().upsert(true)));
    }

    private void end(JobId job) {
        known.remove(job);
        notKept.put(job, new DeleteOneModel<>(Filters.eq(job.toString())));
    }

    /** Stores what was noted. */
    void keep() {
        if (!notKept.isEmpty()) {
            List<WriteModel<Document>> writes = new ArrayList<>(notKept.values());
            collection().bulkWrite(writes, new BulkWriteOptions().ordered(false));
            notKept.clear();
        }
    }

    /** Nobody follows what becomes of them. */
    void forgetAll() {
        collection().deleteMany(new Document());
    }

    private MongoCollection<Document> collection() {
        return database.getCollection("queue_blocks");
    }
}
