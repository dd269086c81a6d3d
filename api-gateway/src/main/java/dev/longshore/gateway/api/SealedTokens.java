package dev.longshore.gateway.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.model.OperationModel;

/**
 * Seals the token of a page on its way out, and lets in only what was sealed for the same operation: operations read nothing in a token that
 * they have not written. The seal, HMAC-SHA256 cut to 16 bytes, stands in front of the token.
 */
@Component
class SealedTokens {

    private static final List<String> MEMBERS = List.of("nextToken", "NextToken");
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL_BYTES = 16;
    private static final int SEAL_LENGTH = 22;

    private final TokenKey key;

    SealedTokens(TokenKey key) {
        this.key = key;
    }

    /**
     * Takes the seal off the token in an input.
     *
     * @throws ClientException when it was not sealed here, or for another operation
     */
    void open(OperationModel operation, ObjectNode input) {
        member(operation).ifPresent(member -> {
            String sealed = input.path(member).asString("");
            if (!sealed.isEmpty()) {
                input.put(member, opened(operation.name(), sealed));
            }
        });
    }

    /** Seals the token in an answer. */
    void seal(OperationModel operation, ObjectNode answer) {
        member(operation).ifPresent(member -> {
            String token = answer.path(member).asString("");
            if (!token.isEmpty()) {
                answer.put(member, sealOf(operation.name(), token) + token);
            }
        });
    }

    /** Both ask and answer have it: GetLogEvents answers others, which say a place that anybody may name. */
    private static Optional<String> member(OperationModel operation) {
        return MEMBERS.stream().filter(operation.output().members()::containsKey).findFirst();
    }

    private String opened(String operation, String sealed) {
        if (sealed.length() > SEAL_LENGTH) {
            String token = sealed.substring(SEAL_LENGTH);
            if (MessageDigest.isEqual(sealOf(operation, token).getBytes(StandardCharsets.UTF_8),
                    sealed.substring(0, SEAL_LENGTH).getBytes(StandardCharsets.UTF_8))) {
                return token;
            }
        }
        throw PageToken.refused();
    }

    private String sealOf(String operation, String token) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.bytes(), ALGORITHM));
            byte[] seal = mac.doFinal((operation + '\n' + token).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(seal, SEAL_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("each JVM has " + ALGORITHM, e);
        }
    }
}
