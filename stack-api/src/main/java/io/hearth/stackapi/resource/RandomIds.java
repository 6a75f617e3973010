package io.hearth.stackapi.resource;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Ids for what a step makes. */
public final class RandomIds {
    private RandomIds() {}

    /** A random UUID of version 4. */
    public static String uuid(RandomGenerator random) {
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() >>> 2 | 1L << 63;
        return new UUID(high, low).toString();
    }
}
