package dev.longshore.scheduler.core.state;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;

import static java.util.Objects.requireNonNull;

/**
 * What somebody in line asks for, and in whose name. Two who ask the same differ in nothing but their place in line: where one finds no
 * room, the other finds none either.
 *
 * @param share of a fair-share queue; the empty one when the job names none
 * @param priority within its share: higher goes first
 */
public record Ask(String share, int priority, Demand demand) {

    public Ask {
        requireNonNull(share, "share");
        requireNonNull(demand, "demand");
    }

    static Ask of(JobSubmitted job) {
        return new Ask(job.terms().share().orElse(""), job.terms().priority(), Demand.of(job));
    }
}
