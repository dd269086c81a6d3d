package dev.longshore.gateway.event.targets;

import java.util.Base64;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What a webhook's receiver and the gateway share, in the form of Standard Webhooks: {@code whsec_} and 24 to 64 bytes in Base64. Says
 * nothing of itself, so that it gets into no log.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard Webhooks</a>
 */
public final class Secret {

    private static final String PREFIX = "whsec_";
    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private final byte[] key;

    private Secret(byte[] key) {
        this.key = requireNonNull(key, "key");
    }

    /** Empty where the text has another form. */
    public static Optional<Secret> parse(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
            return Optional.of(new Secret(key)).filter(_ -> key.length >= FEWEST_BYTES && key.length <= MOST_BYTES);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The bytes to sign with. */
    public byte[] key() {
        return key.clone();
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
