package dev.longshore.scheduler.core.simulation;

import java.util.Map;
import java.util.TreeMap;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ConsumableResourceUsed;
import dev.longshore.scheduler.core.state.Consumable;
import dev.longshore.scheduler.core.state.Effect;

import static org.assertj.core.api.Assertions.assertThat;

/** Jobs never hold more of a consumable resource than there is, and what is said of it is true. */
final class ConsumablesAreNotOverdrawn implements Observer {

    @Override
    public void see(Step step) {
        Map<Arn, Long> inUse = new TreeMap<>();
        RunningJobs.in(step.after()).forEach(job -> job.terms().consumables()
                .forEach(need -> inUse.merge(need.resource(), need.quantity(), Long::sum)));
        step.after().values().stream().filter(Consumable.class::isInstance).map(Consumable.class::cast)
                .forEach(known -> assertThat(inUse.getOrDefault(known.arn(), 0L)).as("in use of %s", known)
                        .isLessThanOrEqualTo(known.left()));
        step.turn().effects().forEach(effect -> {
            if (effect instanceof Effect.Said(ConsumableResourceUsed used)) {
                assertThat(used.inUse()).as("%s", used).isEqualTo(inUse.getOrDefault(used.arn(), 0L));
            }
        });
    }
}
