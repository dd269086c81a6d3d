package dev.longshore.gateway.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * The {@code nextToken} of a page: where the next one begins. It holds all it needs, so that it means the same after a restart and
 * to another gateway, and is bound to its operation, so that one from elsewhere is refused.
 */
public final class PageToken {

    private static final int CHECKSUM_BYTES = Integer.BYTES;

    private PageToken() {}

    /** @param last the last thing on the page, in the operation's own words */
    public static String after(String operation, String last) {
        byte[] text = last.getBytes(StandardCharsets.UTF_8);
        byte[] token = ByteBuffer.allocate(CHECKSUM_BYTES + text.length).putInt(checksum(operation, text)).put(text).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * @return what {@link #after} was given
     * @throws ClientException when the token was not made by that operation
     */
    public static String read(String operation, String token) {
        ByteBuffer bytes = decoded(token);
        if (bytes.remaining() >= CHECKSUM_BYTES) {
            int checksum = bytes.getInt();
            byte[] text = new byte[bytes.remaining()];
            bytes.get(text);
            if (checksum == checksum(operation, text)) {
                return new String(text, StandardCharsets.UTF_8);
            }
        }
        throw refused();
    }

    private static ByteBuffer decoded(String token) {
        try {
            return ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
        } catch (IllegalArgumentException _) {
            throw refused();
        }
    }

    private static int checksum(String operation, byte[] text) {
        CRC32C checksum = new CRC32C();
        checksum.update(operation.getBytes(StandardCharsets.UTF_8));
        checksum.update(text);
        return (int) checksum.getValue();
    }

    static ClientException refused() {
        return new ClientException("nextToken is not one that this operation has given.");
    }
}
