package dev.longshore.cli.batch;

import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Some of the jobs of a list.
 *
 * @param next names the page that follows; absent on the last
 */
public record JobPage(List<Job> jobs, Optional<String> next) {

    public JobPage {
        jobs = List.copyOf(jobs);
        requireNonNull(next, "next");
    }
}
