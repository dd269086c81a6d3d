package dev.longshore.gateway.api;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids of requests: random UUIDs that need not be hard to guess, and are therefore cheap. */
final class RequestIds {

    private static final long VERSION_4 = 0x4000L;
    private static final long VERSION_BITS = 0xF000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long WITHOUT_VARIANT = 0x3FFF_FFFF_FFFF_FFFFL;

    private RequestIds() {}

    static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong() & ~VERSION_BITS | VERSION_4, random.nextLong() & WITHOUT_VARIANT | VARIANT).toString();
    }
}
