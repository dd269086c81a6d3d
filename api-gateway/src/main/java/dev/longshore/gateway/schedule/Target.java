package dev.longshore.gateway.schedule;

import java.util.Optional;
import java.util.regex.Pattern;

import tools.jackson.databind.node.ObjectNode;

import static java.util.Objects.requireNonNull;

/**
 * What a schedule invokes.
 *
 * @param document as in the API
 */
public record Target(ObjectNode document) {

    private static final Pattern SUBMIT_JOB = Pattern.compile("arn:aws(-[a-z]+)*:scheduler:::aws-sdk:batch:submitJob");

    public Target {
        requireNonNull(document, "document");
    }

    public String arn() {
        return document.path("Arn").asString("");
    }

    /** Whether it is AWS Batch's SubmitJob, the one kind of target that is invoked here. */
    public boolean isSubmitJob() {
        return SUBMIT_JOB.matcher(arn()).matches();
    }

    /** Empty where the schedule has none. */
    public String input() {
        return document.path("Input").asString("");
    }

    public RetryPolicy retryPolicy() {
        return RetryPolicy.of(document.path(RetryPolicy.MEMBER));
    }

    /** The queue to which AWS would send what cannot be delivered. */
    public Optional<String> deadLetterQueue() {
        return document.path("DeadLetterConfig").path("Arn").asStringOpt();
    }
}
