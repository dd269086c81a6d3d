package dev.longshore.scheduler.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

/** Each message can be acted upon. */
final class NoMessageIsRefused implements Observer {

    @Override
    public void see(Step step) {
        assertThat(step.turn().refusals()).isEmpty();
    }
}
