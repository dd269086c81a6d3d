package dev.longshore.executor.docker;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.github.dockerjava.api.model.Container;

import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.StartFailedException;

/**
 * Gives each container GPUs of its own. The engine itself would give the first ones to all.
 *
 * <p>What is taken is what live containers say of themselves, those of other executors too; but nothing keeps two executors of one
 * engine from choosing at the same time.
 */
final class GpuShares {
    private static final List<String> LIVE = List.of("created", "running", "paused", "restarting");

    private final DockerEngine engine;
    private final Gpus all;

    GpuShares(DockerEngine engine, Gpus all) {
        this.engine = engine;
        this.all = all;
    }

    /** Creates a container that has what it was given. */
    interface Use<T> {
        T create(GpuShare share) throws StartFailedException;
    }

    /**
     * @param attempt who is to have them; what it has already is not taken
     * @throws StartFailedException when not enough are free
     */
    <T> T with(Attempt attempt, Gpus wanted, Use<T> use) throws StartFailedException {
        if (wanted.equals(Gpus.NONE)) {
            return use.create(GpuShare.of(all, Set.of(), wanted));
        }
        synchronized (this) {
            return use.create(GpuShare.of(all, takenByOthers(attempt), wanted));
        }
    }

    private Set<String> takenByOthers(Attempt attempt) {
        List<Container> holders = engine.insist(docker -> docker.listContainersCmd().withShowAll(true).withStatusFilter(LIVE)
                .withLabelFilter(List.of(GpuShare.LABEL)).exec());
        return holders.stream().map(Container::getLabels).filter(labels -> !isOf(attempt, labels))
                .flatMap(labels -> GpuShare.ofLabel(labels.get(GpuShare.LABEL)).stream()).collect(Collectors.toSet());
    }

    private static boolean isOf(Attempt attempt, Map<String, String> labels) {
        return labels.entrySet().containsAll(attempt.labels().entrySet());
    }
}
