package dev.longshore.gateway.store;

import java.util.Optional;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoClientException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

import dev.longshore.gateway.api.Outages;
import dev.longshore.gateway.api.ServerException;

/** Tells the failures of the store apart: it is away, or what was to be inserted is there already. */
@Component
public final class StoreFailures implements Outages {

    /** Whether a write was refused because a document with one of its unique keys exists. */
    public static boolean isDuplicate(MongoException failure) {
        return ErrorCategory.fromErrorCode(failure.getCode()) == ErrorCategory.DUPLICATE_KEY;
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
