package dev.longshore.scheduler.core.state;

/**
 * What a share of a queue, or the whole queue, has at the moment. Children of arrays count, parents do not.
 *
 * @param active jobs that have not ended
 * @param running jobs that are STARTING or RUNNING
 * @param vcpuMillis thousandths of a vCPU that these hold
 */
public record ShareLoad(int active, int running, long vcpuMillis) {

    static final ShareLoad NONE = new ShareLoad(0, 0, 0);

    ShareLoad plus(ShareLoad more) {
        return new ShareLoad(active + more.active, running + more.running, vcpuMillis + more.vcpuMillis);
    }

    ShareLoad minus(ShareLoad less) {
        return new ShareLoad(active - less.active, running - less.running, vcpuMillis - less.vcpuMillis);
    }
}
