package dev.longshore.gateway.store;

import java.util.Optional;
import java.util.Set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.bulk.BulkWriteError;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

import dev.longshore.gateway.api.Outages;
import dev.longshore.gateway.api.ServerException;

/** Tells the failures of the store apart: it is away, or what was to be inserted is there already. */
@Component
public final class StoreFailures implements Outages {

    /** The document fails the collection's validation; it is too large, inserted or updated. Numbers of MongoDB's error codes. */
    private static final Set<Integer> FINAL = Set.of(121, 10_334, 17_419, 17_420);

    /** Whether a write was refused because a document with one of its unique keys exists. */
    public static boolean isDuplicate(MongoException failure) {
        return ErrorCategory.fromErrorCode(failure.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }

    /** As {@link #isDuplicate(MongoException)}, of one write of several. */
    public static boolean isDuplicate(BulkWriteError error) {
        return error.getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    /** Whether the write would be refused as often as it is repeated, unlike one for which the disk has no room. */
    public static boolean isFinal(BulkWriteError error) {
        return FINAL.contains(error.getCode());
    }

    /** Does nothing when all that was not written was there already; throws what it is given otherwise. */
    public static void passOverDuplicates(MongoBulkWriteException failure) {
        if (failure.getWriteConcernError() != null
                || !failure.getWriteErrors().stream().allMatch(error -> isDuplicate(error))) {
            throw failure;
        }
    }

    @Override
    public Optional<ServerException> recognise(RuntimeException failure) {
        return isOutage(failure)
                ? Optional.of(new ServerException("The store does not answer; please repeat the request.", failure))
                : Optional.empty();
    }

    private static boolean isOutage(RuntimeException failure) {
        return switch (failure) {
            case MongoSocketException _,MongoClientException _,MongoInterruptedException _,MongoNotPrimaryException _,MongoNodeIsRecoveringException _,DataAccessResourceFailureException _ ->
                true;
            default -> false;
        };
    }
}
