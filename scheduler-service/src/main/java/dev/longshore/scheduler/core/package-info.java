/**
 * The scheduling core: a state machine of messages in and effects out, which decides everything about jobs.
 *
 * <p>To read it, begin with {@link dev.longshore.scheduler.core.SchedulerCore#process}, which is one turn from top to bottom:
 * <ol>
 * <li>{@code Inbox} gives each message to the feature that it is about, such as {@code admission}, {@code attempt}, {@code cancellation} or
 * {@code capacity}; {@code Aftermath} lets what has ended reach those that wait for it ({@code dependency}, {@code array}, {@code gang});
 * <li>{@code DueWork} does the same for what is due: {@code timeout}, {@code expiry}, {@code timelimit}, {@code retention};
 * <li>{@link dev.longshore.scheduler.core.placement.SchedulingPass} places those who wait: who goes first ({@code fairshare}), whether they
 * may ({@code limit}, {@code consumable}), where there is room ({@code fit}), and what is kept for those who find none ({@code backfill});
 * <li>{@code job.StatusMessages} says what has become of each job.
 * </ol>
 * Each of them changes memory through {@link dev.longshore.scheduler.core.state.TurnJournal} only, which notes down every change; memory is
 * {@link dev.longshore.scheduler.core.state.Memory}: entities, which are stored, and indexes, which follow from them. {@code Wiring} puts
 * the features together. What users see of all this is in {@code docs/scheduling.md}, how it is tested in {@code docs/simulator.md}.
 *
 * <p>Refuses to know clocks, threads, Kafka and Spring: time comes in as an argument, and what is decided leaves as values.
 */
package dev.longshore.scheduler.core;
