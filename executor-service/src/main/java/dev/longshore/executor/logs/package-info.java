/**
 * Brings what attempts print to the gateway, each line with its number.
 *
 * <p>Refuses to know where lines come from and what is done with them.
 */
package dev.longshore.executor.logs;
