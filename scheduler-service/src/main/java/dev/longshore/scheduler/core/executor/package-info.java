/**
 * Executors: what they hold when they announce themselves, and whether they are still there.
 *
 * <p>Refuses to know what their attempts are for.
 */
package dev.longshore.scheduler.core.executor;
