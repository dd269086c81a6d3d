package dev.longshore.gateway.event.delivery;

import java.util.Set;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells what AWS will never take from what it may take another time. */
final class AwsFailures {

    private static final Set<String> FINAL = Set.of("InvalidParameter", "InvalidParameterValue", "InvalidArgument",
            "MalformedDetail", "NotAuthorizedForSourceException", "ValidationException", "RequestEntityTooLargeException");

    private AwsFailures() {}

    static Undelivered undelivered(SdkException failure) {
        if (failure instanceof AwsServiceException e && e.awsErrorDetails() != null) {
            return undelivered(e.awsErrorDetails().errorCode(), e.awsErrorDetails().errorMessage());
        }
        return Undelivered.forNow(failure.getClass().getSimpleName() + ": " + failure.getMessage());
    }

    static Undelivered undelivered(String code, String message) {
        String reason = code + ": " + message;
        return code != null && FINAL.contains(code) ? Undelivered.forGood(reason) : Undelivered.forNow(reason);
    }
}
