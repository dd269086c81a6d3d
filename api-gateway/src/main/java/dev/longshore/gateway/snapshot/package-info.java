/**
 * A queue at one moment: who is first in it, and what its jobs hold.
 *
 * <p>Refuses to know why somebody is first.
 */
package dev.longshore.gateway.snapshot;
