/**
 * Tells the world what becomes of jobs: makes events in the form of EventBridge's out of what the scheduler says, and puts them onto a
 * public topic, with those that others in the gateway make.
 *
 * <p>Refuses to know who is interested, and how they are told.
 */
package dev.longshore.gateway.event;
