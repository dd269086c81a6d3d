package dev.longshore.gateway.api.throttle;

/** Calls that are left. It fills up evenly, and begins full. */
final class TokenBucket {

    private final double perNano;
    private final double size;
    private double left;
    private long at;

    /** @param size how many calls it holds, at least 1 */
    TokenBucket(double perNano, double size, long now) {
        this.perNano = perNano;
        this.size = size;
        this.left = size;
        this.at = now;
    }

    /** @return whether one was left */
    boolean take(long now) {
        left = Math.min(size, left + perNano * (now - at));
        at = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
