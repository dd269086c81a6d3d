package dev.longshore.executor.docker;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.ContainerNetwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The addresses that the engine has given. */
final class Addresses {
    private static final Logger LOG = LoggerFactory.getLogger(Addresses.class);
    private static final String OWN_ID = "HOSTNAME";
    /** So begins the network mode of a container that has another's. */
    private static final String OF_CONTAINER = "container:";

    private final DockerEngine engine;

    Addresses(DockerEngine engine) {
        this.engine = engine;
    }

    /**
     * The container's own, else that of the engine's host as an executor in a container of it sees it. Nothing when the executor
     * itself is on that host.
     */
    Optional<String> of(String container) {
        return ofNetworks(container, ContainerNetwork::getIpAddress).or(() -> Optional.ofNullable(System.getenv(OWN_ID))
                .flatMap(self -> ofNetworks(self, ContainerNetwork::getGateway)));
    }

    private Optional<String> ofNetworks(String container, Function<ContainerNetwork, String> part) {
        try {
            InspectContainerResponse found = engine.insist(docker -> docker.inspectContainerCmd(container).exec());
            String mode = found.getHostConfig().getNetworkMode();
            if (mode != null && mode.startsWith(OF_CONTAINER)) {
                return ofNetworks(mode.substring(OF_CONTAINER.length()), part);
            }
            Stream<ContainerNetwork> networks = found.getNetworkSettings().getNetworks().values().stream();
            return networks.map(part).filter(address -> address != null && !address.isEmpty()).findFirst();
        } catch (DockerException e) {
            LOG.debug("the engine tells no address of {}", container, e);
            return Optional.empty();
        }
    }
}
