package dev.longshore.scheduler.core.simulation;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.scheduler.core.state.Effect;
import dev.longshore.scheduler.core.state.JobSpec;

import static org.assertj.core.api.Assertions.assertThat;

/** No attempt is made beyond the job's retry strategy. */
final class AttemptsKeepToTheStrategy implements Observer {

    @Override
    public void see(Step step) {
        step.turn().effects().forEach(effect -> {
            if (effect instanceof Effect.Placed(int partition, JobPlaced placed)) {
                String key = "job/" + placed.attempt().job().base() + "/spec";
                JobSubmitted submitted = ((JobSpec) step.after().get(key)).submitted();
                assertThat(placed.attempt().number()).as("%s", placed)
                        .isLessThanOrEqualTo(submitted.retryStrategy().attempts());
            }
        });
    }
}
