package dev.longshore.scheduler.core.placement;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.MemoryMib;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.scheduler.core.fit.Growth;
import dev.longshore.scheduler.core.state.Environment;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Waiting;

/**
 * Instances for those who found no room. In meaning, everybody in line is seated in turn: on what is coming already, else on a new
 * instance, which grows with each until the environment is at its maximum or no host has such a slice. It ends with the first in line who
 * finds no seat, so that the walk is as long as the capacity to come, and not as the line.
 */
final class LaunchPlan {

    private final Memory memory;
    private final Growth growth;
    private final Map<InstanceId, Resources> coming = new LinkedHashMap<>();
    private final Map<Arn, Draft> drafts = new LinkedHashMap<>();
    private Resources freeOnHosts;

    LaunchPlan(Memory memory, Growth growth) {
        this.memory = memory;
        this.growth = growth;
        this.freeOnHosts = growth.freeOnHosts();
    }

    /** What is to be asked for: at most one instance for each environment. */
    Map<Arn, Draft> drafts() {
        return drafts;
    }

    /**
     * @param turn of a queue in which somebody finds no room
     * @return whether at least the first in line has a prospect
     */
    boolean provideFor(QueueInTurn turn) {
        boolean prospect = false;
        for (Optional<Waiting> head = turn.head(); head.isPresent(); head = turn.head()) {
            int wanted = Math.min(head.get().count(), turn.allowed(head.get().ask()));
            int seated = seat(turn, head.get().demand().perNode(), wanted);
            prospect |= seated > 0;
            if (seated < wanted) {
                return prospect;
            }
            turn.reserve(head.get(), seated);
        }
        return true;
    }

    /** Sees to it that enabled environments have the vCPUs that they keep even when idle. */
    void keepMinimum() {
        memory.environments().stream().filter(this::mayLaunch).forEach(this::fillUp);
    }

    private int seat(QueueInTurn turn, Resources needs, int wanted) {
        int seated = 0;
        while (seated < wanted && seat(turn, needs)) {
            seated++;
        }
        return seated;
    }

    private boolean seat(QueueInTurn turn, Resources needs) {
        for (Arn arn : turn.queue().definition().computeEnvironments()) {
            Optional<Environment> environment = memory.environment(arn).filter(known -> known.definition().enabled());
            if (environment.isPresent() && (takeComing(arn, needs) || takeNew(environment.get(), needs))) {
                return true;
            }
        }
        return false;
    }

    private boolean takeComing(Arn environment, Resources needs) {
        for (Entry<InstanceId, Resources> instance : memory.instances().fleet(environment).coming().entrySet()) {
            Resources left = coming.getOrDefault(instance.getKey(), instance.getValue());
            if (needs.fitsInto(left)) {
                coming.put(instance.getKey(), left.minus(needs));
                return true;
            }
        }
        return false;
    }

    private boolean takeNew(Environment environment, Resources needs) {
        if (!mayLaunch(environment) || !needs.fitsInto(freeOnHosts) || needs.vcpus().compareTo(left(environment)) > 0) {
            return false;
        }
        drafts.computeIfAbsent(environment.arn(), arn -> new Draft()).add(needs);
        freeOnHosts = freeOnHosts.minus(needs);
        return true;
    }

    private void fillUp(Environment environment) {
        Vcpus present = memory.instances().fleet(environment.arn()).vcpus().plus(planned(environment).vcpus());
        Vcpus minimum = environment.definition().minVcpus();
        if (present.compareTo(minimum) >= 0) {
            return;
        }
        Vcpus missing = least(minimum.minus(present), freeOnHosts.vcpus());
        Resources host = memory.hostPool().last().largestHost();
        if (missing.equals(Vcpus.ZERO)) {
            return;
        }
        MemoryMib share = new MemoryMib(host.memory().mebibytes() * missing.millis() / host.vcpus().millis());
        takeNew(environment, new Resources(missing, least(share, freeOnHosts.memory()), Gpus.NONE));
    }

    private boolean mayLaunch(Environment environment) {
        return environment.mayLaunch() && !memory.hostPool().hasNoHost();
    }

    private Vcpus left(Environment environment) {
        Vcpus left = growth.left(environment);
        Vcpus taken = planned(environment).vcpus();
        return taken.compareTo(left) < 0 ? left.minus(taken) : Vcpus.ZERO;
    }

    private Resources planned(Environment environment) {
        return Optional.ofNullable(drafts.get(environment.arn())).map(Draft::size).orElse(Resources.NONE);
    }

    private static <T extends Comparable<T>> T least(T one, T other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
