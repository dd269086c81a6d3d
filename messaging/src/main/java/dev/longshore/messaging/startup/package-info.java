/**
 * What every service has in common when it cannot start: one line that says why.
 *
 * <p>Refuses to know which service it is in.
 */
package dev.longshore.messaging.startup;
