package dev.longshore.store.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.store.journal.JournalSettings;
import dev.longshore.store.journal.PeriodicForce;

/** The server's databases: one folder each, all opened at start. */
public final class StoreBackend extends AbstractMongoBackend {

    private static final Logger LOG = LoggerFactory.getLogger(StoreBackend.class);
    private static final int COMMAND_NOT_SUPPORTED = 115;

    private final Path folder;
    private final JournalSettings settings;
    private final int indexEntries;
    private final Map<String, StoreDatabase> open = new ConcurrentHashMap<>();

    private StoreBackend(Path folder, JournalSettings settings, int indexEntries) {
        this.folder = folder;
        this.settings = settings;
        this.indexEntries = indexEntries;
    }

    /**
     * Opens all databases in the folder.
     *
     * @param segmentBytes size of one file of a journal
     * @param indexEntries how many entries of each index may be in memory
     * @throws UncheckedIOException when one of them cannot be read or written
     * @throws RuntimeException when what is in one of them cannot be
     */
    public static StoreBackend open(Path folder, int segmentBytes, int indexEntries) {
        StoreBackend backend = new StoreBackend(folder, new JournalSettings(segmentBytes, PeriodicForce.start()), indexEntries);
        try {
            backend.databaseFolders().forEach(name -> backend.resolveDatabase(FileName.decode(name)));
            return backend;
        } catch (RuntimeException | Error e) {
            backend.close();
            throw e;
        }
    }

    /** Other folders, such as a file system's lost+found, are not ours. */
    private List<String> databaseFolders() {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(StoreDatabase::isIn).map(each -> each.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return open.computeIfAbsent(name,
                absent -> new StoreDatabase(name, getCursorRegistry(), folder.resolve(FileName.encode(name)), settings,
                        indexEntries));
    }

    @Override
    protected Set<String> listDatabaseNames() {
        return open.entrySet().stream().filter(database -> database.getValue().exists()).map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A refused command is the client's affair: it gets the error, the log does not. */
    @Override
    public Document handleMessage(MongoMessage message) {
        try {
            return super.handleMessage(message);
        } catch (MongoServerException e) {
            LOG.debug("Refused {}", message.getDocument(), e);
            return refusal(e);
        }
    }

    private static Document refusal(MongoServerException e) {
        Document refusal = new Document("ok", 0).append("errmsg", e.getMessageWithoutErrorCode());
        return e instanceof MongoServerError error
                ? refusal.append("code", error.getCode()).append("codeName", error.getCodeName())
                : refusal;
    }

    @Override
    public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
        return switch (command) {
            case "hello" -> super.handleCommand(channel, databaseName, "ismaster", query).append("isWritablePrimary", true);
            case "renameCollection" -> throw new MongoServerError(COMMAND_NOT_SUPPORTED, "CommandNotSupported",
                    "the embedded store cannot rename a collection; copy it and drop the old one");
            default -> super.handleCommand(channel, databaseName, command, query);
        };
    }

    @Override
    public void close() {
        super.close();
        settings.force().close();
        open.values().forEach(StoreDatabase::close);
        open.clear();
    }
}
