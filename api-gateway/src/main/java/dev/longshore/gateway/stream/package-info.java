/**
 * Live streams: what is told piece by piece to a caller who stays, and who is woken when there is something new.
 *
 * <p>Refuses to know what is told, and how it is written on the wire.
 */
package dev.longshore.gateway.stream;
