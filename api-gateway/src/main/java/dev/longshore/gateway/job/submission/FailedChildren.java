package dev.longshore.gateway.job.submission;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import org.bson.Document;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.status.ArrayProgress;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.JobFields;
import dev.longshore.gateway.job.Jobs;

/** Finds which children of an array that has ended have failed. */
@Component
final class FailedChildren {

    /** So that a message that lists them stays below Kafka's limit of a megabyte. */
    private static final int MOST = 100_000;

    private final Jobs jobs;

    FailedChildren(Jobs jobs) {
        this.jobs = jobs;
    }

    /**
     * The indexes, in order; empty where the status of some children has not come yet.
     *
     * @throws ClientException when there are too many of them to be told
     */
    Optional<List<Integer>> of(Job array) {
        if (array.state().status() == JobStatus.SUCCEEDED) {
            return Optional.of(List.of());
        }
        return array.state().array().flatMap(progress -> of(array.id(), progress));
    }

    private Optional<List<Integer>> of(JobId array, ArrayProgress progress) {
        int count = progress.counts().getOrDefault(JobStatus.FAILED, 0);
        if (count > MOST) {
            throw new ClientException(
                    "Job " + array + " has " + count + " failed children; a dependency of type N_TO_N on an array"
                            + " that has ended takes at most " + MOST + ".");
        }
        List<Integer> failed = progress.untouchedStatus() == JobStatus.FAILED
                ? allBut(told(array, JobStatus.SUCCEEDED), progress.size())
                : List.copyOf(told(array, JobStatus.FAILED));
        return Optional.of(failed).filter(indexes -> indexes.size() == count);
    }

    private static List<Integer> allBut(Set<Integer> succeeded, int size) {
        return IntStream.range(0, size).filter(index -> !succeeded.contains(index)).boxed().toList();
    }

    /** Those with a document of their own: their ids follow the array's, a colon between; a semicolon comes after it. */
    private Set<Integer> told(JobId array, JobStatus status) {
        Set<Integer> indexes = new TreeSet<>();
        for (Document child : jobs.collection()
                .find(Filters.and(Filters.gt(JobFields.ID, array.base() + ":"), Filters.lt(JobFields.ID, array.base() + ";"),
                        Filters.eq(JobFields.STATUS, status.name())))
                .projection(Projections.include(JobFields.INDEX))) {
            indexes.add(child.getInteger(JobFields.INDEX));
        }
        return indexes;
    }
}
