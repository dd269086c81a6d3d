/**
 * Which of the types of instances that are on offer an environment takes, by its allocation strategy.
 *
 * <p>Refuses to know for whom, and whether the environment may grow at all.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/allocation-strategies.html">AWS Batch user guide, allocation
 *      strategies</a>
 */
package dev.longshore.scheduler.core.allocation;
