package dev.longshore.gateway.job.submission;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.resource.OwnTag;
import dev.longshore.gateway.resource.Tags;

/** The tags of a job that say when it may start. */
final class JobTags {

    private static final String DEPENDS_ON = "longshore:depends-on";
    private static final String EXPIRES_AFTER = "longshore:expires-after";
    private static final String ANY_END = "any-end";
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final List<OwnTag> KNOWN = List.of(
            new OwnTag(DEPENDS_ON, ANY_END + ", so that the job starts when what it depends on has ended, however",
                    ANY_END::equals),
            new OwnTag(EXPIRES_AFTER, "a time from PT1S to P365D, such as PT2H", value -> duration(value).isPresent()));

    private JobTags() {}

    /** @throws ClientException when a tag is not allowed, or is one of ours that is not known or malformed */
    static void check(JsonNode input) {
        Tags.of(input, KNOWN);
    }

    static boolean isAfterAnyEnd(JsonNode input) {
        return input.path("tags").path(DEPENDS_ON).asString("").equals(ANY_END);
    }

    static Optional<Instant> expiry(JsonNode input, Instant submittedAt) {
        return input.path("tags").path(EXPIRES_AFTER).asStringOpt().flatMap(JobTags::duration).map(submittedAt::plus);
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text))
                    .filter(duration -> duration.toSeconds() >= 1 && duration.compareTo(LONGEST) <= 0);
        } catch (DateTimeException | ArithmeticException _) {
            return Optional.empty();
        }
    }
}
