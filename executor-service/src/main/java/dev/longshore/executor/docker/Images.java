package dev.longshore.executor.docker;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.ContainerSpec.PodTerms;
import dev.longshore.contracts.job.ContainerSpec.PullPolicy;
import dev.longshore.executor.container.EngineAwayException;
import dev.longshore.executor.container.StartFailedException;

/** The images of the engine: what is missing is pulled, by one pull for all who wait for it. */
final class Images {
    private static final Logger LOG = LoggerFactory.getLogger(Images.class);

    private final DockerEngine engine;
    private final Set<String> present = ConcurrentHashMap.newKeySet();
    private final Map<String, CompletableFuture<String>> pulls = new ConcurrentHashMap<>();

    Images(DockerEngine engine) {
        this.engine = engine;
    }

    /**
     * Returns when the image of a container is there, as it is to be pulled.
     *
     * @throws StartFailedException when it cannot be had, in the engine's words
     */
    void require(ContainerSpec container) throws StartFailedException, InterruptedException {
        String image = container.image();
        switch (container.podTerms().map(PodTerms::pullPolicy).orElse(PullPolicy.IF_NOT_PRESENT)) {
            case ALWAYS -> await(image, pulls.computeIfAbsent(image, this::startPull));
            case IF_NOT_PRESENT -> require(image);
            case NEVER -> requireThere(image);
        }
    }

    /** In the words of Kubernetes. */
    private void requireThere(String image) throws StartFailedException, InterruptedException {
        if (!isThere(image)) {
            throw StartFailedException.pull("Container image \"" + image + "\" is not present with pull policy of Never");
        }
    }

    /**
     * Returns when the image is there. An image that was once found is believed to be there until {@link #forget}.
     *
     * @throws StartFailedException when it cannot be had, in the engine's words
     */
    void require(String image) throws StartFailedException, InterruptedException {
        if (present.contains(image)) {
            return;
        }
        if (!isThere(image)) {
            await(image, pulls.computeIfAbsent(image, this::startPull));
        }
        present.add(image);
    }

    /** The image turned out to be missing. */
    void forget(String image) {
        present.remove(image);
    }

    private boolean isThere(String image) throws StartFailedException, InterruptedException {
        try {
            engine.insist(docker -> docker.inspectImageCmd(image).exec());
            return true;
        } catch (NotFoundException e) {
            return false;
        } catch (EngineAwayException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw e;
        } catch (DockerException e) {
            throw StartFailedException.pull(EngineErrors.message(e));
        }
    }

    private static void await(String image, CompletableFuture<String> pull) throws StartFailedException, InterruptedException {
        String refusal;
        try {
            refusal = pull.get();
        } catch (ExecutionException e) {
            throw new EngineAwayException("the pull of " + image + " was broken off", e);
        }
        if (!refusal.isEmpty()) {
            throw StartFailedException.pull(refusal);
        }
    }

    private CompletableFuture<String> startPull(String image) {
        CompletableFuture<String> outcome = new CompletableFuture<>();
        Thread.ofVirtual().name("pull-" + image).start(() -> {
            try {
                String refusal = engine.insist(docker -> pull(docker.pullImageCmd(ImageReference.parse(image).repository())
                        .withTag(ImageReference.parse(image).tag()).exec(new Pull()), image));
                pulls.remove(image);
                outcome.complete(refusal);
            } catch (RuntimeException e) {
                pulls.remove(image);
                outcome.completeExceptionally(e);
            }
        });
        return outcome;
    }

    /** @return why it cannot be had; empty when it is there */
    private static String pull(Pull pull, String image) {
        LOG.info("pulling {}", image);
        try {
            pull.awaitEnd();
            return pull.refusal();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineAwayException("the pull of " + image + " was interrupted", e);
        } catch (RuntimeException e) {
            if (EngineErrors.isAbsence(e)) {
                throw e;
            }
            return EngineErrors.message(e);
        }
    }
}
