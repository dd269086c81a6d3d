package dev.longshore.executor.docker;

import java.time.Instant;
import java.util.Optional;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;

import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.EngineAwayException;
import dev.longshore.executor.container.StartFailedException;

/** Makes a container and sets it going, in such a way that it is never set going twice. */
final class Creation {
    private final DockerEngine engine;
    private final Images images;
    private final OwnContainers own;
    private final PauseContainers pauses;
    private final PodUsers users;
    private final GpuShares gpus;
    private final String network;

    Creation(DockerEngine engine, Images images, OwnContainers own, PauseContainers pauses, DockerSettings settings) {
        this.engine = engine;
        this.images = images;
        this.own = own;
        this.pauses = pauses;
        this.users = new PodUsers(engine);
        this.gpus = new GpuShares(engine, settings.gpus());
        this.network = settings.network();
    }

    /**
     * @param startedAt when it began to run; nothing when it is still to be started
     */
    record Created(String id, Optional<Instant> startedAt) {}

    /** Creates the container, or finds the one that the attempt has already. */
    Created create(Attempt attempt, ContainerSpec spec) throws StartFailedException {
        pauses.begin(attempt, spec);
        try {
            return createWithImage(attempt, spec);
        } catch (ConflictException e) {
            String id = own.find(attempt).orElseThrow(() -> StartFailedException.create(EngineErrors.message(e)));
            return new Created(id, own.startedAt(id));
        } catch (DockerException e) {
            throw StartFailedException.create(EngineErrors.message(e));
        }
    }

    /**
     * Starts what was created; a refusal leaves nothing.
     *
     * <p>Starting is the one thing that must not be asked for twice: where the answer is lost or a refusal, the engine is asked what
     * became of it. It may have refused what it has done.
     */
    void start(String id) throws StartFailedException {
        try {
            engine.ask(docker -> docker.startContainerCmd(id).exec());
        } catch (NotModifiedException e) {
            return;
        } catch (EngineAwayException e) {
            requireStarted(id, "the engine went away while it was asked to start the container");
        } catch (DockerException e) {
            requireStarted(id, EngineErrors.message(e));
        }
    }

    /** Looked at before it is removed: it may have begun and ended. */
    private void requireStarted(String id, String failure) throws StartFailedException {
        if (own.startedAt(id).or(() -> own.removeUnlessStarted(id)).isEmpty()) {
            throw StartFailedException.start(failure);
        }
    }

    private Created createWithImage(Attempt attempt, ContainerSpec spec) throws StartFailedException {
        try {
            return createOnce(attempt, spec);
        } catch (NotFoundException e) {
            images.forget(spec.image());
            pull(spec);
            return createOnce(attempt, spec);
        }
    }

    private Created createOnce(Attempt attempt, ContainerSpec spec) throws StartFailedException {
        Optional<String> user = users.of(spec);
        return gpus.with(attempt, spec.resources().gpus(),
                share -> create(ContainerRequest.of(attempt, spec, network, user, share)));
    }

    private Created create(ContainerRequest request) {
        return new Created(engine.insist(docker -> request.with(docker).exec()).getId(), Optional.empty());
    }

    private void pull(ContainerSpec spec) throws StartFailedException {
        try {
            images.require(spec);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StartFailedException.pull("interrupted");
        }
    }
}
