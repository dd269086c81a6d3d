/**
 * The host pool: which hosts there are, what was cut from them, and what becomes of a request for an instance.
 *
 * <p>Decides, and refuses to know how messages come and go, or what time it is.
 */
package dev.longshore.provisioner.hostpool;
