package dev.longshore.scheduler.core.health;

import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.query.EnvironmentHealth;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.scheduler.core.state.Environment;
import dev.longshore.scheduler.core.state.Instance;
import dev.longshore.scheduler.core.state.Instances;
import dev.longshore.scheduler.core.state.Memory;

/** Looks at environments as they are now. Costs a walk over their instances. */
public final class Healths {

    private final Memory memory;

    public Healths(Memory memory) {
        this.memory = memory;
    }

    /** Nothing for an environment that is not known. */
    public Optional<EnvironmentHealth> of(Arn arn) {
        return memory.environment(arn).map(this::of);
    }

    private EnvironmentHealth of(Environment environment) {
        Instances all = memory.instances();
        List<Instance> members = all.fleet(environment.arn()).members().stream().flatMap(id -> all.find(id).stream()).toList();
        List<Instance> ready = members.stream().filter(all::isUsable).toList();
        int coming = all.fleet(environment.arn()).coming().size();
        int taken = ready.stream().mapToInt(
                instance -> instance.shape().resources().vcpus().millis() - all.free(instance).vcpus().millis()).sum();
        return new EnvironmentHealth(ready.size(), coming, members.size() - ready.size() - coming,
                all.fleet(environment.arn()).vcpus().millis(), taken, environment.trouble().map(
                        known -> new EnvironmentHealth.Trouble(known.reason(), known.failures(), known.retryAt())));
    }
}
