package dev.longshore.provisioner.kafka;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.capacity.HostSlice;
import dev.longshore.provisioner.hostpool.HostPool;

/** Shows the pool to Prometheus, as it was after the last turn. */
@Component
final class PoolMetrics {

    private final MultiGauge slices;
    private volatile View view = View.NONE;

    /** Of hosts that take new instances; vCPUs, overcommit included. */
    private record View(int hosts, double offered, double cut) {

        private static final View NONE = new View(0, 0, 0);
    }

    PoolMetrics(MeterRegistry meters) {
        slices = MultiGauge.builder("longshore.slices").description("instances cut from hosts").register(meters);
        Gauge.builder("longshore.hosts", () -> view.hosts()).description("hosts that take new instances").register(meters);
        Gauge.builder("longshore.host.vcpus.offered", () -> view.offered()).description("overcommit included").register(meters);
        Gauge.builder("longshore.host.vcpus.cut", () -> view.cut()).description("vCPUs of all slices").register(meters);
    }

    void show(HostPool pool) {
        view = new View(pool.openHosts(), pool.summary().total().vcpus().millis() / 1000.0,
                pool.slices().stream().mapToInt(slice -> slice.shape().resources().vcpus().millis()).sum() / 1000.0);
        Map<String, Long> counts = pool.slices().stream()
                .collect(Collectors.groupingBy(PoolMetrics::environment, TreeMap::new, Collectors.counting()));
        slices.register(counts.entrySet().stream()
                .map(entry -> MultiGauge.Row.of(Tags.of("environment", entry.getKey()), entry.getValue())).toList(), true);
    }

    /** The pool is another's to show. */
    void clear() {
        view = View.NONE;
        slices.register(List.of(), true);
    }

    private static String environment(HostSlice slice) {
        return slice.computeEnvironment().name();
    }
}
