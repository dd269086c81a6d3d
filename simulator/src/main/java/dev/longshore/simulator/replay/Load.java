package dev.longshore.simulator.replay;

import java.time.Duration;

/**
 * How busy everything was from one moment on.
 *
 * @param at since the beginning of the history
 * @param waiting jobs that were submitted and had not started
 * @param vcpus that ran jobs
 */
public record Load(Duration at, int waiting, double vcpus) {}
