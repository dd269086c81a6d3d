package dev.longshore.simulator.cluster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with a configuration that has the right form, in the words of its file. The bounds are the API's where it has any. */
final class Faults {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final int MOST_VCPUS = 2_000_000;
    private static final int MOST_HOSTS = 100_000;
    private static final int MOST_MEMORY = 1_000_000_000;
    private static final int MOST_GPUS = 1_000;
    private static final int MOST_SECONDS = 10_000_000;
    private static final int MOST_DECAY = 604_800;
    private static final int MOST_RESERVATION = 99;
    private static final double LEAST_WEIGHT = 0.0001;
    private static final double MOST_WEIGHT = 999.9999;

    private final List<String> found = new ArrayList<>();

    private Faults() {}

    /** The first that is found; nothing when the configuration can be used. */
    static Optional<String> first(Configuration configuration) {
        Faults faults = new Faults();
        faults.look(configuration);
        return faults.found.stream().findFirst();
    }

    private void look(Configuration configuration) {
        if (configuration.hosts().isEmpty() || configuration.computeEnvironments().isEmpty()
                || configuration.jobQueues().isEmpty()) {
            found.add("hosts, computeEnvironments and jobQueues must each have at least one entry");
        }
        configuration.hosts().forEach(this::look);
        within("the vcpus of all hosts together", configuration.vcpus(), 0, MOST_VCPUS);
        configuration.computeEnvironments().forEach(this::look);
        configuration.schedulingPolicies().forEach(this::look);
        names("queue", configuration.jobQueues().stream().map(Configuration.Line::name).toList());
        Set<String> pools = names("environment",
                configuration.computeEnvironments().stream().map(Configuration.Pool::name).toList());
        Set<String> policies = names("policy",
                configuration.schedulingPolicies().stream().map(Configuration.Policy::name).toList());
        configuration.jobQueues().forEach(line -> look(line, pools, policies));
        within("launchSeconds", configuration.launchSeconds(), 0, MOST_SECONDS);
        within("idleSeconds", configuration.idleSeconds(), 0.001, MOST_SECONDS);
    }

    private void look(Configuration.Hosts kind) {
        within("count of hosts", kind.count(), 1, MOST_HOSTS);
        within("vcpus of a host", kind.vcpus(), 1, MOST_VCPUS);
        within("memory of a host", kind.memory(), 1, MOST_MEMORY);
        within("gpus of a host", kind.gpus(), 0, MOST_GPUS);
    }

    private void look(Configuration.Pool pool) {
        within("maxvCpus of environment " + pool.name(), pool.maxvCpus(), 1, MOST_VCPUS);
        within("minvCpus of environment " + pool.name(), pool.minvCpus(), 0, pool.maxvCpus());
    }

    private void look(Configuration.Policy policy) {
        within("shareDecaySeconds of policy " + policy.name(), policy.shareDecaySeconds(), 0, MOST_DECAY);
        within("computeReservation of policy " + policy.name(), policy.computeReservation(), 0, MOST_RESERVATION);
        policy.shareDistribution().forEach(share -> {
            if (share.shareIdentifier() == null || share.shareIdentifier().isEmpty()) {
                found.add("each share of policy " + policy.name() + " must have a shareIdentifier");
            }
            within("weightFactor of share " + share.shareIdentifier(), share.weightFactor(), LEAST_WEIGHT, MOST_WEIGHT);
        });
    }

    private void look(Configuration.Line line, Set<String> pools, Set<String> policies) {
        if (line.computeEnvironments().isEmpty() || !pools.containsAll(line.computeEnvironments())) {
            found.add("queue " + line.name() + " must name environments of this file: " + pools);
        }
        line.schedulingPolicy().filter(policy -> !policies.contains(policy)).ifPresent(
                policy -> found.add("queue " + line.name() + " names a policy that is not in this file: " + policy));
        line.maxRunningJobs().ifPresent(most -> within("maxRunningJobs of queue " + line.name(), most, 1, Integer.MAX_VALUE));
        line.maxRunningJobsPerShare()
                .ifPresent(most -> within("maxRunningJobsPerShare of queue " + line.name(), most, 1, Integer.MAX_VALUE));
    }

    /** @return the names, which must be such as the API allows, each given once */
    private Set<String> names(String kind, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name == null || !NAME.matcher(name).matches()) {
                found.add("the name of each " + kind + " must be 1 to 128 letters, digits, hyphens and underscores, not '" + name
                        + "'");
            } else if (!seen.add(name)) {
                found.add("there are two of the " + kind + " " + name);
            }
        }
        return seen;
    }

    private void within(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            found.add("%s must be from %s to %s, not %s".formatted(what, plain(least), plain(most), plain(value)));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
