/**
 * Whether a job fits: ever, and into what an environment could still grow by; and if not, why.
 *
 * <p>Refuses to know who is first in line, and to change anything.
 */
package dev.longshore.scheduler.core.fit;
