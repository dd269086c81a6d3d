package dev.longshore.scheduler.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.scheduler.core.Census;

/** Shows what there is in the cells that this scheduler owns. Safe for use by many threads. */
public final class CensusGauges {

    private final MultiGauge jobs;
    private final MultiGauge instances;
    private final Map<Integer, Census> cells = new TreeMap<>();

    public CensusGauges(MeterRegistry meters) {
        jobs = MultiGauge.builder("longshore.jobs").description("Jobs and array children by queue and state").register(meters);
        instances = MultiGauge.builder("longshore.instances").description("Instances by compute environment and state")
                .register(meters);
    }

    /** From now on this is what there is in the cell. */
    public synchronized void show(int cell, Census census) {
        if (!census.equals(cells.put(cell, census))) {
            refresh();
        }
    }

    /** The cell is no longer owned. */
    public synchronized void forget(int cell) {
        if (cells.remove(cell) != null) {
            refresh();
        }
    }

    private void refresh() {
        jobs.register(rows(cells.values().stream().map(Census::jobs).toList(), "queue", "status"), true);
        instances.register(rows(cells.values().stream().map(Census::instances).toList(), "environment", "state"), true);
    }

    private static <S extends Enum<S>> List<MultiGauge.Row<?>> rows(List<Map<Arn, Map<S, Integer>>> counts, String of,
            String by) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (Map<Arn, Map<S, Integer>> cell : counts) {
            cell.forEach((resource, states) -> states.forEach((state, count) -> rows
                    .add(MultiGauge.Row.of(Tags.of(of, resource.name(), by, state.name(), "region", resource.region()), count))));
        }
        return rows;
    }
}
