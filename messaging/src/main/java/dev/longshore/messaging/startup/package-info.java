/**
 * What every service has in common while it starts: one line that says why it cannot, and libraries that keep quiet.
 *
 * <p>Refuses to know which service it is in.
 */
package dev.longshore.messaging.startup;
