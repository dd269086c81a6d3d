/**
 * Fair share: what each share of a queue has used, what that costs it, and what is kept for shares that have nothing.
 *
 * <p>Refuses to know whether there is room, and which job of a share goes first.
 */
package dev.longshore.scheduler.core.fairshare;
