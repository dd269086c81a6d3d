/**
 * Listens for placement events and has them carried out.
 *
 * <p>Refuses to know how an attempt is run; takes only what names this executor and this start of it.
 */
package dev.longshore.executor.placement;
