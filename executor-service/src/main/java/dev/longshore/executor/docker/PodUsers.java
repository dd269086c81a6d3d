package dev.longshore.executor.docker;

import java.util.Optional;

import com.github.dockerjava.api.model.ContainerConfig;

import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.ContainerSpec.PodTerms;
import dev.longshore.executor.container.StartFailedException;

/**
 * As whom a container of a pod runs, where its image has a say in it.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/configure-pod-container/security-context/">Kubernetes, security context</a>
 */
final class PodUsers {
    private static final String ROOT = "0";

    private final DockerEngine engine;

    PodUsers(DockerEngine engine) {
        this.engine = engine;
    }

    /**
     * As the engine takes it.
     *
     * @return nothing for the image's own
     * @throws StartFailedException when it is root, or may be, and must not be
     */
    Optional<String> of(ContainerSpec spec) throws StartFailedException {
        Optional<PodTerms> terms = spec.podTerms().filter(each -> each.nonRoot() || each.group().isPresent());
        if (terms.isEmpty()) {
            return spec.user();
        }
        String user = spec.user().orElseGet(() -> ofImage(spec.image())).split(":")[0];
        if (terms.get().nonRoot()) {
            requireOther(user);
        }
        return spec.user().or(() -> terms.get().group().map(group -> user + ":" + group));
    }

    private String ofImage(String image) {
        ContainerConfig config = engine.insist(docker -> docker.inspectImageCmd(image).exec()).getConfig();
        return Optional.ofNullable(config).map(ContainerConfig::getUser).filter(user -> !user.isBlank()).orElse(ROOT);
    }

    private static void requireOther(String user) throws StartFailedException {
        if (!user.chars().allMatch(Character::isDigit)) {
            throw StartFailedException.create(
                    "container has runAsNonRoot and image has non-numeric user (" + user + "), cannot verify user is non-root");
        }
        if (user.chars().allMatch(digit -> digit == '0')) {
            throw StartFailedException.create("container has runAsNonRoot and would run as root");
        }
    }
}
