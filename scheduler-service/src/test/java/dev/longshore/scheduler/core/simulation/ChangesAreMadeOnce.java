package dev.longshore.scheduler.core.simulation;

import java.util.HashSet;
import java.util.Set;

import dev.longshore.scheduler.core.state.Effect;

import static org.assertj.core.api.Assertions.assertThat;

/** A turn changes each entity at most once, and nothing when nothing is to be done. */
final class ChangesAreMadeOnce implements Observer {

    @Override
    public void see(Step step) {
        Set<String> keys = new HashSet<>();
        for (Effect effect : step.turn().effects()) {
            switch (effect) {
                case Effect.EntityPut put -> assertThat(keys.add(put.entity().key())).as("%s", put).isTrue();
                case Effect.EntityRemoved(String key) -> assertThat(keys.add(key)).as("%s", key).isTrue();
                case Effect.Said said -> {
                }
                case Effect.Placed placed -> {
                }
            }
        }
    }
}
