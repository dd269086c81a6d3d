package dev.longshore.gateway.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who calls, and where. The signature itself is not checked: whoever reaches the gateway may use it.
 *
 * @param principal the access key id
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Signature version 4</a>
 */
record CredentialScope(String principal, String region) {

    static final CredentialScope UNSIGNED = new CredentialScope("anonymous", "us-east-1");

    private static final String SCHEME = "AWS4-";
    private static final Pattern CREDENTIAL = Pattern
            .compile("Credential=([\\w.+=@-]{1,128})/\\d{8}/([a-z0-9-]{1,32})/[\\w-]+/aws4_request");

    /**
     * @param authorization the header; null when unsigned
     * @throws ClientException when it is a signature of version 4 without a proper scope
     */
    static CredentialScope of(String authorization) {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            return UNSIGNED;
        }
        Matcher matcher = CREDENTIAL.matcher(authorization);
        if (!matcher.find()) {
            throw new ClientException("IncompleteSignatureException",
                    "The Authorization header has no Credential of the form KEY/YYYYMMDD/REGION/SERVICE/aws4_request.");
        }
        return new CredentialScope(matcher.group(1), matcher.group(2));
    }
}
