package dev.longshore.executor.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.ContainerSpec.Volume;
import dev.longshore.contracts.job.Namespaces;
import dev.longshore.contracts.job.Namespaces.Scope;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.ContainerId;
import dev.longshore.executor.container.StartFailedException;

/**
 * One container for a task that does nothing and outlives the others: with it go the namespaces that these share, and the volumes in
 * memory, both of which end with the last process that is in them. ECS agent and kubelet do the same.
 *
 * <p>It has no label by which it would be taken for a container of its task.
 */
final class PauseContainers {
    private static final Logger LOG = LoggerFactory.getLogger(PauseContainers.class);
    /** No container of a task can be called so. */
    private static final String NAME = ".pause";
    private static final String EXECUTOR = "longshore.pause-of-executor";
    private static final String ATTEMPT = "longshore.pause-of";

    private final DockerEngine engine;
    private final Images images;
    private final ExecutorId executor;
    private final String image;
    private final Map<AttemptId, Object> turns = new ConcurrentHashMap<>();

    /** @param executor whose tasks these are */
    PauseContainers(DockerEngine engine, Images images, ExecutorId executor, String image) {
        this.engine = engine;
        this.images = images;
        this.executor = executor;
        this.image = image;
    }

    /** What the engine calls it. */
    static String name(AttemptId attempt) {
        return ContainerId.engineName(attempt, NAME);
    }

    /** Returns when the image is there, if the container needs it. */
    void prepare(ContainerSpec spec) throws StartFailedException, InterruptedException {
        if (isNeededBy(spec)) {
            images.require(image);
        }
    }

    /** Returns when it runs, if the container needs it. */
    void begin(Attempt attempt, ContainerSpec spec) throws StartFailedException {
        if (!isNeededBy(spec)) {
            return;
        }
        synchronized (turns.computeIfAbsent(attempt.id(), _ -> new Object())) {
            beginAlone(attempt, spec);
        }
    }

    /** Containers of a task start together: to whom comes second its name is taken before the engine knows it. */
    private void beginAlone(Attempt attempt, ContainerSpec spec) throws StartFailedException {
        try {
            create(attempt, spec);
            start(name(attempt.id()));
        } catch (DockerException e) {
            throw StartFailedException.create("there is no pause container: " + EngineErrors.message(e));
        }
    }

    /** Nothing happens when there is none. */
    void remove(AttemptId attempt) {
        find(attempt).ifPresent(this::removeById);
        turns.remove(attempt);
    }

    /**
     * Removes those of other attempts, whose containers were never made, or are gone.
     *
     * @return the attempts
     */
    List<AttemptId> removeAllBut(Set<AttemptId> known) {
        List<AttemptId> others = new ArrayList<>();
        for (Container container : engine.ask(docker -> docker.listContainersCmd().withShowAll(true)
                .withLabelFilter(Map.of(EXECUTOR, executor.value())).exec())) {
            attempt(container).filter(attempt -> !known.contains(attempt)).ifPresent(attempt -> {
                removeById(container.getId());
                others.add(attempt);
            });
        }
        return others;
    }

    private static Optional<AttemptId> attempt(Container container) {
        try {
            return Optional.of(AttemptId.parse(container.getLabels().getOrDefault(ATTEMPT, "")));
        } catch (IllegalArgumentException e) {
            LOG.warn("container {} carries this executor's label and is of no attempt: {}", container.getId(), e.getMessage());
            return Optional.empty();
        }
    }

    private static boolean isNeededBy(ContainerSpec spec) {
        return spec.namespaces().filter(Namespaces::areOfTask).isPresent() || spec.volumes().stream().anyMatch(Volume::inMemory);
    }

    private void create(Attempt attempt, ContainerSpec spec) throws StartFailedException {
        try {
            engine.insist(docker -> command(docker, attempt, spec).exec());
        } catch (ConflictException e) {
            if (find(attempt.id()).isEmpty()) {
                throw e;
            }
        } catch (NotFoundException e) {
            images.forget(image);
            pull();
            engine.insist(docker -> command(docker, attempt, spec).exec());
        }
    }

    private void pull() throws StartFailedException {
        try {
            images.require(image);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StartFailedException.pull("interrupted");
        }
    }

    /** With a first process of the engine's: to it fall the orphans of all whose processes are together. */
    private CreateContainerCmd command(DockerClient docker, Attempt attempt, ContainerSpec spec) {
        HostConfig config = HostConfig.newHostConfig().withNetworkMode(network(spec)).withIpcMode("shareable").withInit(true)
                .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE)).withMounts(volumes(attempt, spec));
        spec.linuxParameters().ifPresent(parameters -> HostOptions.putSharedMemory(parameters, config));
        return docker.createContainerCmd(image).withName(name(attempt.id())).withStdinOpen(true).withHostConfig(config)
                .withLabels(labels(attempt.id()));
    }

    /** What only the task has is a network of its own, from which others are reached. */
    private static String network(ContainerSpec spec) {
        return spec.namespaces().flatMap(Namespaces::network).filter(Scope.TASK::equals).map(_ -> "bridge").orElse("none");
    }

    private static List<Mount> volumes(Attempt attempt, ContainerSpec spec) {
        return spec.volumes().stream().filter(Volume::inMemory)
                .map(volume -> TaskVolume.mount(attempt, volume, "/volumes/" + volume.name())).toList();
    }

    private void start(String name) {
        try {
            engine.insist(docker -> docker.startContainerCmd(name).exec());
        } catch (NotModifiedException e) {
            LOG.debug("{} runs", name);
        }
    }

    /** The container of that name, when it is this executor's. */
    private Optional<String> find(AttemptId attempt) {
        try {
            InspectContainerResponse container = engine.learn(docker -> docker.inspectContainerCmd(name(attempt)).exec());
            Map<String, String> labels = container.getConfig().getLabels();
            return labels != null && labels.entrySet().containsAll(labels(attempt).entrySet())
                    ? Optional.of(container.getId())
                    : Optional.empty();
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private Map<String, String> labels(AttemptId attempt) {
        return Map.of(EXECUTOR, executor.value(), ATTEMPT, attempt.toString());
    }

    private void removeById(String id) {
        try {
            engine.insist(docker -> docker.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec());
        } catch (NotFoundException e) {
            LOG.debug("there is no {}", id);
        } catch (DockerException e) {
            LOG.warn("{} cannot be removed: {}", id, EngineErrors.message(e));
        }
    }
}
