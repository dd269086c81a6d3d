package dev.longshore.gateway.job.listing;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.ClientException;

/** Which jobs of a queue are listed. */
sealed interface JobFilter {

    /** The jobs in one state: the ordinary case. */
    record Status(JobStatus status) implements JobFilter {}

    /** The jobs of that name, in whatever case. */
    record Name(String lowerCase) implements JobFilter {}

    /** The jobs whose name begins so, in whatever case. */
    record NamePrefix(String lowerCase) implements JobFilter {}

    /** @param arn matches the ARN of the job definition */
    record Definition(String arn) implements JobFilter {}

    /** @param status only those; empty for all */
    record Share(String identifier, Optional<JobStatus> status) implements JobFilter {}

    /** Bounds are excluded. */
    record Created(long after, long before) implements JobFilter {}

    default boolean isStatus() {
        return this instanceof Status;
    }

    /**
     * @param filters at most one; without, the status counts
     * @param status as asked for; without one and without a filter, the jobs that run are meant
     * @throws ClientException when the filter is none of AWS's
     */
    static JobFilter read(JsonNode filters, Arn queue, Optional<JobStatus> status) {
        if (filters.isEmpty()) {
            return new Status(status.orElse(JobStatus.RUNNING));
        }
        if (filters.size() > 1 || filters.get(0).path("values").size() != 1) {
            throw new ClientException("ListJobs takes one filter with one value at a time.");
        }
        String value = filters.get(0).path("values").get(0).asString("");
        String name = filters.get(0).path("name").asString("");
        return switch (name) {
            case "JOB_NAME" -> name(value.toLowerCase(Locale.ROOT));
            case "JOB_DEFINITION" -> definition(value, queue);
            case "SHARE_IDENTIFIER" -> new Share(value, status);
            case "BEFORE_CREATED_AT" -> new Created(Long.MIN_VALUE, time(value));
            case "AFTER_CREATED_AT" -> new Created(time(value), Long.MAX_VALUE);
            default -> throw new ClientException("There is no filter '" + name
                    + "'; use JOB_NAME, JOB_DEFINITION, SHARE_IDENTIFIER, BEFORE_CREATED_AT or AFTER_CREATED_AT.");
        };
    }

    private static JobFilter name(String value) {
        if (value.equals("*")) {
            return new Created(Long.MIN_VALUE, Long.MAX_VALUE);
        }
        return value.endsWith("*") ? new NamePrefix(value.substring(0, value.length() - 1)) : new Name(value);
    }

    /** A name stands for all its revisions; one that ends in an asterisk, for all names that begin so. */
    private static JobFilter definition(String value, Arn queue) {
        if (value.startsWith("arn:")) {
            return new Definition("^" + Pattern.quote(value) + "$");
        }
        boolean isPrefix = value.endsWith("*");
        String name = isPrefix ? value.substring(0, value.length() - 1) : value;
        String start = "^" + Pattern.quote(Arn.batch(queue.region(), queue.account(), "job-definition", name).toString());
        return new Definition(isPrefix ? start : start + "(:[0-9]+)?$");
    }

    private static long time(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException _) {
            throw new ClientException("A filter by creation time takes milliseconds since the epoch, not '" + value + "'.");
        }
    }
}
