package dev.longshore.store.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexNotFoundException;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;

import dev.longshore.store.index.IndexDefinition;
import dev.longshore.store.index.IndexMemory;
import dev.longshore.store.journal.JournalSettings;

/**
 * A database: a folder with one folder per collection. Which collections and indexes there are is kept in two collections of its own, as
 * mongo-java-server does it.
 */
final class StoreDatabase extends AbstractSynchronizedMongoDatabase<Integer> {

    private static final String SYSTEM = "system.";
    private static final String NAMESPACES = SYSTEM + "namespaces";

    private final Path folder;
    private final JournalSettings settings;
    private final int indexEntries;
    private final Map<String, StoreCollection> open = new ConcurrentHashMap<>();
    private boolean opening = true;
    private Document declaring;

    /** @param indexEntries how many of each index may be in memory */
    StoreDatabase(String name, CursorRegistry cursors, Path folder, JournalSettings settings, int indexEntries) {
        super(name, cursors);
        this.folder = folder;
        this.settings = settings;
        this.indexEntries = indexEntries;
        try {
            initializeNamespacesAndIndexes();
            opening = false;
            open.values().forEach(StoreCollection::fillIndexes);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Whether the folder is one of a database: in each there is the list of its collections. */
    static boolean isIn(Path folder) {
        return Files.isDirectory(folder.resolve(FileName.encode(NAMESPACES)));
    }

    /** While the database opens, a collection's indexes are filled together, once all are known. */
    @Override
    protected MongoCollection<Integer> openOrCreateCollection(String name, CollectionOptions options) {
        Path ofCollection = folder.resolve(FileName.encode(name));
        Documents documents = Documents.open(databaseName + "." + name, ofCollection, settings);
        StoreCollection collection = new StoreCollection(this, name, options, cursorRegistry, documents,
                new IndexMemory(ofCollection, indexEntries));
        if (!opening || name.startsWith(SYSTEM)) {
            collection.fillIndexes();
        }
        open.put(name, collection);
        return collection;
    }

    @Override
    public Document handleCommand(Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        return switch (command) {
            case "find" -> super.handleCommand(channel, command, Batches.limited(query), databases, oplog);
            case "insert" -> BulkReplies.ofInsert(query, super.handleCommand(channel, command, query, databases, oplog));
            case "update" -> BulkReplies.ofUpdate(query,
                    part -> super.handleCommand(channel, command, part, databases, oplog));
            case "aggregate" -> aggregate(channel, query, databases, oplog);
            case "dropIndexes" -> dropIndexes(query);
            default -> super.handleCommand(channel, command, query, databases, oplog);
        };
    }

    private Document aggregate(Channel channel, Document query, DatabaseResolver databases, Oplog oplog) {
        MongoCollection<Integer> collection = resolveCollection(query.get("aggregate").toString(), false);
        MatchFirst matchFirst = MatchFirst.of(query);
        if (collection == null || matchFirst == null) {
            return super.handleCommand(channel, "aggregate", query, databases, oplog);
        }
        return matchFirst.run(collection, rest -> aggregation(rest, databases, collection, oplog));
    }

    private Aggregation aggregation(List<Document> stages, DatabaseResolver databases, MongoCollection<?> collection,
            Oplog oplog) {
        return Aggregation.fromPipeline(stages, databases, this, collection, oplog);
    }

    /** Idempotent: the same index again is no error and no second declaration. */
    @Override
    protected synchronized void addIndex(Document declaration) {
        IndexDefinition definition = IndexDeclarations.read(declaration);
        List<IndexDefinition> existing = definitionsOf(collectionOf(declaration));
        IndexDeclarations.requireOneName(definition, existing);
        if (existing.stream().anyMatch(other -> other.name().equals(definition.name()) && other.isAlike(definition))
                && isDeclared(declaration)) {
            return;
        }
        Document outer = declaring; // making the collection declares an index too
        declaring = declaration;
        try {
            super.addIndex(declaration);
        } finally {
            declaring = outer;
        }
    }

    private String collectionOf(Document declaration) {
        return declaration.get("ns").toString().substring(databaseName.length() + 1);
    }

    private List<IndexDefinition> definitionsOf(String collection) {
        MongoCollection<Integer> found = resolveCollection(collection, false);
        return found == null
                ? List.of()
                : found.getIndexes().stream().map(index -> ((DeclaredIndex) index).definition()).toList();
    }

    private boolean isDeclared(Document declaration) {
        return !declarationsOf(declaration.get("ns").toString(), declaration.get("name")).isEmpty();
    }

    private List<Document> declarationsOf(String namespace, Object name) {
        Document query = new Document("ns", namespace);
        if (!"*".equals(name)) {
            query.append("name", name);
        }
        return getOrCreateIndexesCollection().handleQueryAsStream(query).toList();
    }

    @Override
    protected Index<Integer> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
        return declaredIndex(collection, name);
    }

    @Override
    protected Index<Integer> openOrCreateSecondaryIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
        return declaredIndex(collection, name);
    }

    /** The full declaration: mongo-java-server hands over a part of it only. */
    private Index<Integer> declaredIndex(String collection, String name) {
        Document declaration = declaring != null
                ? declaring
                : declarationsOf(getFullCollectionNamespace(collection), name).getFirst();
        return DeclaredIndex.secondary(IndexDeclarations.read(declaration));
    }

    private Document dropIndexes(Document query) {
        String name = query.get("dropIndexes").toString();
        MongoCollection<Integer> collection = resolveCollection(name, true);
        List<Document> wanted = wantedIndexes(collection, query.get("index"));
        for (Document declaration : wanted) {
            collection.dropIndex((String) declaration.get("name"));
            getOrCreateIndexesCollection().deleteDocuments(
                    new Document("ns", declaration.get("ns")).append("name", declaration.get("name")), 1);
        }
        return new Document("nIndexesWas", collection.getNumIndexes() + wanted.size()).append("ok", 1.0);
    }

    /** By name, by key, or all of them; never the one on _id. */
    private List<Document> wantedIndexes(MongoCollection<Integer> collection, Object index) {
        List<Document> all = declarationsOf(collection.getFullName(), "*").stream()
                .filter(declaration -> !isPrimaryKeyIndex((Document) declaration.get("key"))).toList();
        if ("*".equals(index)) {
            return all;
        }
        List<Document> wanted = all.stream()
                .filter(declaration -> index.equals(declaration.get("name")) || index.equals(declaration.get("key"))).toList();
        if (wanted.isEmpty()) {
            throw new IndexNotFoundException("index not found with name [" + index + "]");
        }
        return wanted;
    }

    @Override
    public synchronized void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        open.remove(name);
    }

    /** Drops its collections and stays usable: somebody may just be about to write. */
    @Override
    public synchronized void drop(Oplog oplog) {
        collectionNames().forEach(name -> dropCollection(name, oplog));
    }

    /** A database without collections does not exist, to a client. */
    boolean exists() {
        return !collectionNames().isEmpty();
    }

    private List<String> collectionNames() {
        return open.keySet().stream().filter(name -> !name.startsWith(SYSTEM)).toList();
    }

    void close() {
        open.values().forEach(StoreCollection::close);
    }

    @Override
    protected long getFileSize() {
        return getStorageSize();
    }

    @Override
    protected long getStorageSize() {
        return open.values().stream().mapToLong(StoreCollection::getDataSize).sum();
    }
}
