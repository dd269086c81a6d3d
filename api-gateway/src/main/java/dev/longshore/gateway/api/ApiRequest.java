package dev.longshore.gateway.api;

import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

/**
 * A call of one operation, after its body was read and checked against the model.
 *
 * @param requestId a UUID, answered as {@code x-amzn-RequestId}
 * @param region from the credential scope of the signature, {@code us-east-1} when unsigned
 * @param account the account in every ARN
 * @param principal the access key id, {@code anonymous} when unsigned
 * @param invocationId {@code amz-sdk-invocation-id}: the same for each retry of one call
 * @param userAgent what the caller calls itself
 * @param input the operation's input; for tag operations the ARN of the path and the query are members of it
 */
public record ApiRequest(String requestId, String region, String account, String principal, Optional<String> invocationId,
        Optional<String> userAgent, ObjectNode input) {

    /** A call of somebody who does not say what he is. */
    public ApiRequest(String requestId, String region, String account, String principal, Optional<String> invocationId,
            ObjectNode input) {
        this(requestId, region, account, principal, invocationId, Optional.empty(), input);
    }
}
