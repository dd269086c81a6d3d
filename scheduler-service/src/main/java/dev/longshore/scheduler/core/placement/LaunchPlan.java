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
import dev.longshore.scheduler.core.backfill.Reservations;
import dev.longshore.scheduler.core.fit.Growth;
import dev.longshore.scheduler.core.state.Environment;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Waiting;

/**
 * Instances for those who found no room. In meaning, everybody in line is seated in turn: on what is coming already, else on a new
 * instance, which grows with each until the environment is at its maximum or no host has such a slice, and never by what is kept for
 * those who come before. It ends when nothing more can come, so that the walk is as long as the capacity to come, and not as the line.
 */
final class LaunchPlan {

    /** So many who find no seat are looked at, of those who ask for the same one. */
    private static final int LOOKED_AT = 500;

    private final Memory memory;
    private final Growth growth;
    private final Reservations reservations;
    private final Map<InstanceId, Resources> coming = new LinkedHashMap<>();
    private final Map<Arn, Draft> drafts = new LinkedHashMap<>();
    private Resources freeOnHosts;

    LaunchPlan(Memory memory, Growth growth, Reservations reservations) {
        this.memory = memory;
        this.growth = growth;
        this.reservations = reservations;
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
        boolean isFirst = true;
        boolean prospect = true;
        int unseated = 0;
        for (Optional<Waiting> head = turn.head(); head.isPresent() && unseated < LOOKED_AT
                && mayGrow(turn); head = turn.head()) {
            int wanted = Math.min(head.get().count(), turn.allowed(head.get().ask()));
            int seated = seat(turn, head.get(), wanted);
            prospect = isFirst ? seated > 0 : prospect;
            isFirst = false;
            if (seated < wanted) {
                unseated++;
                turn.passAllAlike();
                continue;
            }
            turn.reserve(head.get(), seated);
            if (head.get().demand().nodes() > 1) {
                // Its nodes need instances of their own: one that grew with those behind would take the others' room.
                return prospect;
            }
        }
        return prospect && !isFirst;
    }

    /** Sees to it that enabled environments have the vCPUs that they keep even when idle. */
    void keepMinimum() {
        memory.environments().stream().filter(this::mayLaunch).forEach(this::fillUp);
    }

    /** Whether anything is coming, or could be asked for. */
    private boolean mayGrow(QueueInTurn turn) {
        return turn.queue().definition().computeEnvironments().stream().flatMap(arn -> memory.environment(arn).stream())
                .anyMatch(environment -> !memory.instances().fleet(environment.arn()).coming().isEmpty()
                        || mayLaunch(environment) && left(environment).millis() > 0 && freeOnHosts.vcpus().millis() > 0);
    }

    private int seat(QueueInTurn turn, Waiting waiting, int wanted) {
        int seated = 0;
        while (seated < wanted && seat(turn, waiting)) {
            seated++;
        }
        return seated;
    }

    private boolean seat(QueueInTurn turn, Waiting waiting) {
        Resources needs = waiting.demand().perNode();
        for (Arn arn : turn.queue().definition().computeEnvironments()) {
            Optional<Environment> environment = memory.environment(arn).filter(known -> known.definition().enabled());
            if (environment.isPresent()
                    && (takeComing(arn, needs)
                            || isLeft(environment.get(), turn, waiting) && takeNew(environment.get(), needs))) {
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

    /** Whether there is enough to grow by beside what is kept for those who come before. */
    private boolean isLeft(Environment environment, QueueInTurn turn, Waiting waiting) {
        Resources needs = waiting.demand().perNode();
        if (!mayTakeNew(environment, needs)) {
            return false;
        }
        Resources ofEnvironment = reservations.keptOfGrowth(environment.arn(), turn.queue(), waiting.ask());
        Resources ofHosts = reservations.keptOfHosts(turn.queue(), waiting.ask());
        return needs.vcpus().plus(ofEnvironment.vcpus()).compareTo(left(environment)) <= 0
                && needs.plus(ofHosts).fitsInto(freeOnHosts);
    }

    private boolean mayTakeNew(Environment environment, Resources needs) {
        return mayLaunch(environment) && needs.fitsInto(freeOnHosts) && needs.vcpus().compareTo(left(environment)) <= 0;
    }

    private boolean takeNew(Environment environment, Resources needs) {
        if (!mayTakeNew(environment, needs)) {
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
