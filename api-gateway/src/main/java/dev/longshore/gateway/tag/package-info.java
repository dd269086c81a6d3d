/**
 * Tags of whatever has an ARN: listing, adding and removing them.
 *
 * <p>Refuses to know what kinds of resources there are and what a tag means.
 */
package dev.longshore.gateway.tag;
