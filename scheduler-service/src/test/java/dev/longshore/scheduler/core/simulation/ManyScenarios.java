package dev.longshore.scheduler.core.simulation;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Not among the tests of a build: to be run by name, as docs/simulator.md says. */
class ManyScenarios {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    @Test
    void promises_hold_in_many_scenarios() throws InterruptedException {
        Campaign campaign = new Campaign(System.out);
        campaign.run(Long.getLong("longshore.simulation.first", 1L), Long.getLong("longshore.simulation.scenarios", 10_000L),
                Integer.getInteger("longshore.simulation.threads", CORES));
        assertThat(campaign.failures()).isEmpty();
    }

    /** The same without a build tool; the number of scenarios is the only argument. */
    public static void main(String[] arguments) throws InterruptedException {
        Campaign campaign = new Campaign(System.out);
        campaign.run(1, Long.parseLong(arguments[0]), CORES);
        System.exit(campaign.failures().isEmpty() ? 0 : 1);
    }
}
