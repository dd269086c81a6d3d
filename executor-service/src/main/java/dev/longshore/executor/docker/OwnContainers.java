package dev.longshore.executor.docker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.ListContainersCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.executor.container.Attempt;

/** The containers of the engine that carry this executor's label, and no others. */
final class OwnContainers {
    private static final Logger LOG = LoggerFactory.getLogger(OwnContainers.class);
    private static final List<String> LIVE = List.of("running", "paused", "restarting");

    private final DockerEngine engine;
    private final ExecutorId executor;

    OwnContainers(DockerEngine engine, ExecutorId executor) {
        this.engine = engine;
        this.executor = executor;
    }

    record Found(String id, Attempt attempt) {}

    /** All of them, in whatever state. */
    List<Found> list() {
        List<Found> found = new ArrayList<>();
        for (Container container : engine.ask(docker -> labelled(docker).exec())) {
            try {
                found.add(new Found(container.getId(), Attempt.ofLabels(container.getLabels())));
            } catch (IllegalArgumentException e) {
                LOG.warn("container {} carries this executor's label and is no attempt: {}", container.getId(), e.getMessage());
            }
        }
        return found;
    }

    /** The ids of those that have not ended. */
    Set<String> running() {
        return engine.ask(docker -> labelled(docker).withStatusFilter(LIVE).exec()).stream().map(Container::getId)
                .collect(Collectors.toSet());
    }

    /** The container of that name, when it is this attempt's. */
    Optional<String> find(Attempt attempt) {
        InspectContainerResponse container = engine
                .learn(docker -> docker.inspectContainerCmd(attempt.containerName()).exec());
        Map<String, String> labels = container.getConfig().getLabels();
        return labels != null && labels.entrySet().containsAll(attempt.labels().entrySet())
                ? Optional.of(container.getId())
                : Optional.empty();
    }

    /** When the container began to run; nothing when it never did, or is gone. */
    Optional<Instant> startedAt(String id) {
        try {
            return new EngineState(engine.learn(docker -> docker.inspectContainerCmd(id).exec()).getState()).startedAt();
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** Removes what was created. Where a start was still under way, the engine refuses, and says when it began to run. */
    Optional<Instant> removeUnlessStarted(String id) {
        try {
            engine.insist(docker -> docker.removeContainerCmd(id).withRemoveVolumes(true).exec());
            return Optional.empty();
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (DockerException e) {
            LOG.debug("container {} cannot be removed: {}", id, EngineErrors.message(e));
            return startedAt(id);
        }
    }

    /** Removes what has ended, or did not start. */
    void remove(String id) {
        try {
            engine.insist(docker -> docker.removeContainerCmd(id).withRemoveVolumes(true).exec());
        } catch (NotFoundException e) {
            LOG.debug("container {} was removed before", id);
        }
    }

    /** What the volumes are known by that the containers of an attempt share. */
    static Map<String, String> volumeLabels(ExecutorId executor, AttemptId attempt) {
        return Map.of(Attempt.EXECUTOR_LABEL, executor.value(), "longshore.volume-of", attempt.toString());
    }

    /** Removes what the containers of an attempt have shared. */
    void removeVolumes(AttemptId attempt) {
        List<String> labels = volumeLabels(executor, attempt).entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .toList();
        engine.insist(docker -> docker.listVolumesCmd().withFilter("label", labels).exec()).getVolumes()
                .forEach(volume -> removeVolume(volume.getName()));
    }

    private void removeVolume(String name) {
        try {
            engine.insist(docker -> docker.removeVolumeCmd(name).exec());
        } catch (DockerException e) {
            LOG.warn("the volume {} cannot be removed: {}", name, EngineErrors.message(e));
        }
    }

    private ListContainersCmd labelled(DockerClient docker) {
        return docker.listContainersCmd().withShowAll(true).withLabelFilter(Map.of(Attempt.EXECUTOR_LABEL, executor.value()));
    }
}
