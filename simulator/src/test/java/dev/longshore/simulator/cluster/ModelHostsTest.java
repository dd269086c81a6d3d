package dev.longshore.simulator.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.longshore.contracts.capacity.CapacityEvent.ExecutorReady;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceReady;
import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.HostMessage.HostRegistered;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.InstanceRequest;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceReleased;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.capacity.InstanceShape;
import dev.longshore.contracts.capacity.MemoryMib;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.InstanceOffer;
import dev.longshore.provisioner.hostpool.Decision;
import dev.longshore.provisioner.hostpool.HostPool;

import static org.assertj.core.api.Assertions.assertThat;

/** What is simulated must not differ from what it stands for. */
class ModelHostsTest {

    private static final Arn POOL = Arn.batch("us-east-1", "123456789012", "compute-environment", "pool");
    private static final List<Configuration.Hosts> KINDS = List.of(new Configuration.Hosts(9, 16, 8_000, 0),
            new Configuration.Hosts(2, 8, 32_000, 2), new Configuration.Hosts(2, 8, 16_000, 2),
            new Configuration.Hosts(2, 4, 4_000, 0));

    private final ModelHosts model = new ModelHosts(KINDS);
    private final HostPool production = new HostPool(Duration.ofSeconds(10), Instant.EPOCH);
    private final List<InstanceId> held = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void they_answer_as_the_host_pool_of_production_does(long seed) {
        Random random = new Random(seed);
        register();
        assertThat(model.describe()).isEqualTo(production.summary());

        for (int i = 0; i < 300; i++) {
            if (random.nextInt(5) < 3) {
                launch(new InstanceRequested(new InstanceId("i-%017x".formatted(i)), POOL, 0,
                        Stream.generate(() -> shape(random)).limit(1 + random.nextInt(3)).toList()));
            } else if (!held.isEmpty()) {
                giveBack(held.remove(random.nextInt(held.size())));
            }
            assertThat(model.describe()).isEqualTo(production.summary());
        }
    }

    private void register() {
        Iterator<ExecutorReady> executors = model.executors().iterator();
        KINDS.forEach(kind -> Stream.generate(executors::next).limit(kind.count())
                .forEach(executor -> production.hear(new HostRegistered(executor.engine(), executor.executor(), "a host",
                        "docker", kind.each(), kind.each()))));
    }

    private void launch(InstanceRequested request) {
        Optional<InstanceReady> instance = model.cut(request);

        assertThat(instance).isEqualTo(Optional.of(decide(request).answer()).filter(InstanceReady.class::isInstance));
        instance.ifPresent(ready -> held.add(ready.instance()));
    }

    private void giveBack(InstanceId instance) {
        model.giveBack(instance);
        decide(new InstanceReleased(instance, POOL, 0));
    }

    private Decision decide(InstanceRequest request) {
        Decision decision = production.decide(request);
        decision.change().ifPresent(production::evolve);
        return decision;
    }

    private InstanceShape shape(Random random) {
        List<InstanceOffer> offers = production.summary().offers();
        int kind = random.nextInt(offers.size() + 1);
        return new InstanceShape(kind == offers.size() ? InstanceShape.HOST : offers.get(kind).type(),
                new Resources(new Vcpus(500 * (1 + random.nextInt(16))), new MemoryMib(500L * (1 + random.nextInt(16))),
                        new Gpus(random.nextInt(2))));
    }
}
