package dev.longshore.simulator.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.MemoryMib;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.simulator.UnusableFileException;

/**
 * What a history is replayed against, as its JSON file says.
 *
 * @param hosts at least one kind
 * @param computeEnvironments at least one
 * @param jobQueues at least one; the first is for jobs that name none
 * @param schedulingPolicies for fair-share queues
 * @param launchSeconds until an instance that was asked for is ready
 * @param idleSeconds for which an instance without work is kept; 10 where it is not said
 */
public record Configuration(List<Hosts> hosts, List<Pool> computeEnvironments, List<Line> jobQueues,
        List<Policy> schedulingPolicies,
        double launchSeconds, Double idleSeconds) {

    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final double DEFAULT_IDLE_SECONDS = 10;

    public Configuration {
        hosts = hosts == null ? List.of() : List.copyOf(hosts);
        computeEnvironments = computeEnvironments == null ? List.of() : List.copyOf(computeEnvironments);
        jobQueues = jobQueues == null ? List.of() : List.copyOf(jobQueues);
        schedulingPolicies = schedulingPolicies == null ? List.of() : List.copyOf(schedulingPolicies);
        idleSeconds = idleSeconds == null ? Double.valueOf(DEFAULT_IDLE_SECONDS) : idleSeconds;
    }

    /** So many hosts of one kind, each with its vCPUs, memory in MiB and GPUs. */
    public record Hosts(int count, int vcpus, long memory, int gpus) {

        Resources each() {
            return new Resources(Vcpus.of(vcpus), new MemoryMib(memory), new Gpus(gpus));
        }
    }

    /** A compute environment. */
    public record Pool(String name, int minvCpus, int maxvCpus) {}

    /** A job queue. */
    public record Line(String name, int priority, List<String> computeEnvironments, Optional<String> schedulingPolicy,
            Optional<Integer> maxRunningJobs, Optional<Integer> maxRunningJobsPerShare) {

        public Line {
            computeEnvironments = computeEnvironments == null ? List.of() : List.copyOf(computeEnvironments);
        }
    }

    /** A fair-share policy, in the API's terms. */
    public record Policy(String name, int shareDecaySeconds, int computeReservation, List<Share> shareDistribution) {

        public Policy {
            shareDistribution = shareDistribution == null ? List.of() : List.copyOf(shareDistribution);
        }
    }

    /** What the use of a share costs. */
    public record Share(String shareIdentifier, double weightFactor) {}

    /** @throws UnusableFileException when the file cannot be read, is no such configuration, or says what cannot be */
    public static Configuration read(Path file) {
        try {
            Configuration configuration = JSON.readValue(Files.readString(file), Configuration.class);
            if (configuration == null) {
                throw new UnusableFileException(file + " is not a configuration: it holds nothing");
            }
            Faults.first(configuration).ifPresent(fault -> {
                throw new UnusableFileException(file + ": " + fault);
            });
            return configuration;
        } catch (IOException e) {
            throw UnusableFileException.unread(file, e);
        } catch (UnrecognizedPropertyException e) {
            throw new UnusableFileException("%s: there is no '%s'; there are %s".formatted(file, e.getPropertyName(),
                    e.getKnownPropertyIds()), e);
        } catch (JacksonException e) {
            throw new UnusableFileException(file + " is not a configuration: " + e.getOriginalMessage(), e);
        }
    }

    /** The total of all hosts' vCPUs. */
    public long vcpus() {
        return hosts.stream().mapToLong(kind -> (long) kind.count() * kind.vcpus()).sum();
    }
}
