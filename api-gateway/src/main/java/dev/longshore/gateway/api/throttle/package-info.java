/**
 * How often each caller may call each operation, where the operator sets a limit.
 *
 * <p>Refuses to know HTTP, and whether a caller is who he says he is.
 */
package dev.longshore.gateway.api.throttle;
