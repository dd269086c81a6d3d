package dev.longshore.executor.docker;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.github.dockerjava.api.async.ResultCallback;

/** An answer that comes in pieces. How it ends is told to who waits for its end, and to nobody else. */
abstract class EngineStream<T> implements ResultCallback<T> {
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private volatile Closeable connection = () -> {};

    @Override
    public void onStart(Closeable stream) {
        connection = stream;
    }

    @Override
    public void onError(Throwable failure) {
        over.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        over.complete(null);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    /** @throws RuntimeException what the answer ended with, if not in order */
    final void awaitEnd() throws InterruptedException {
        try {
            over.get();
        } catch (ExecutionException e) {
            throw asRuntimeException(e.getCause());
        }
    }

    /**
     * @return whether the answer has ended
     * @throws RuntimeException what it ended with, if not in order
     */
    final boolean endsWithin(Duration time) throws InterruptedException {
        try {
            over.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw asRuntimeException(e.getCause());
        }
    }

    private static RuntimeException asRuntimeException(Throwable failure) {
        return failure instanceof RuntimeException exception ? exception : new CompletionException(failure);
    }
}
