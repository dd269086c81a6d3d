package dev.longshore.executor.docker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.PushResponseItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.ContainerSpec.PodTerms;
import dev.longshore.contracts.job.ContainerSpec.PullPolicy;
import dev.longshore.executor.container.StartFailedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Pulls, from a registry of its own. */
@NeedsDocker
class ImagesTest {
    private static final String REGISTRY = "registry:2";
    private static final ExposedPort PORT = ExposedPort.tcp(5000);

    private final DockerEngine engine = DockerEngine.ofEnvironment();
    private final Images images = new Images(engine);
    private String registry;
    private String image;

    @BeforeEach
    void start_registry() throws Exception {
        images.require(REGISTRY);
        registry = engine.ask(docker -> docker.createContainerCmd(REGISTRY).withExposedPorts(PORT)
                .withHostConfig(HostConfig.newHostConfig().withPortBindings(PortBinding.parse("127.0.0.1::5000"))).exec()
                .getId());
        engine.ask(docker -> docker.startContainerCmd(registry).exec());
        image = "127.0.0.1:" + port() + "/some/image:one";
        await().until(this::isPushed);
        remove(image);
    }

    @AfterEach
    void remove_registry() {
        engine.ask(docker -> docker.removeContainerCmd(registry).withForce(true).withRemoveVolumes(true).exec());
        remove(image);
        engine.close();
    }

    @Test
    void an_image_that_is_missing_is_pulled() throws Exception {
        images.require(image);

        assertThat(isThere()).isTrue();
    }

    @Test
    void an_image_that_was_removed_is_pulled_again() throws Exception {
        images.require(image);
        remove(image);
        images.forget(image);
        images.require(image);

        assertThat(isThere()).isTrue();
    }

    @Test
    void an_image_that_the_registry_does_not_have_is_refused_in_the_engine_s_words() {
        assertThatThrownBy(() -> images.require(image.replace(":one", ":two"))).isInstanceOf(StartFailedException.class)
                .hasMessageStartingWith("CannotPullContainerError: ").hasMessageContaining("manifest unknown");
    }

    @Test
    void an_image_may_be_pulled_each_time_or_never() throws Exception {
        assertThatThrownBy(() -> images.require(container(PullPolicy.NEVER))).isInstanceOf(StartFailedException.class)
                .hasMessage("CannotPullContainerError: Container image \"" + image
                        + "\" is not present with pull policy of Never");
        images.require(container(PullPolicy.IF_NOT_PRESENT));
        images.require(container(PullPolicy.NEVER));

        remove(image);
        images.require(container(PullPolicy.ALWAYS));
        assertThat(isThere()).isTrue();
    }

    private ContainerSpec container(PullPolicy policy) {
        return new ContainerSpec(image, List.of(), Map.of(), Resources.of(1, 64), Optional.empty(), List.of(), List.of(),
                List.of(), false, false,
                Optional.of(new PodTerms(List.of(), Optional.empty(), true, policy, false, Optional.empty())));
    }

    private boolean isPushed() {
        engine.ask(docker -> docker.tagImageCmd("busybox", image.substring(0, image.lastIndexOf(':')), "one").exec());
        try {
            return engine.ask(ImagesTest.this::push);
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** A push that fails ends well, too: one of the lines of its answer says so. */
    private boolean push(DockerClient docker) {
        AtomicBoolean isPushed = new AtomicBoolean(true);
        try {
            docker.pushImageCmd(image).exec(new ResultCallback.Adapter<PushResponseItem>() {
                @Override
                public void onNext(PushResponseItem line) {
                    isPushed.compareAndSet(true, !line.isErrorIndicated());
                }
            }).awaitCompletion();
            return isPushed.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isThere() {
        return engine.ask(docker -> docker.listImagesCmd().withReferenceFilter(image).exec().size()) > 0;
    }

    private void remove(String name) {
        try {
            engine.ask(docker -> docker.removeImageCmd(name).exec());
        } catch (NotFoundException e) {
            assertThat(e.getMessage()).contains("No such image");
        }
    }

    private String port() {
        return List.of(engine.ask(docker -> docker.inspectContainerCmd(registry).exec()).getNetworkSettings().getPorts()
                .getBindings().get(PORT)).getFirst().getHostPortSpec();
    }
}
