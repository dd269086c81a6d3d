/**
 * Keeps web pages of others out: a browser on a machine that reaches the gateway sends whatever any page tells it to send.
 *
 * <p>Refuses to know what a request asks for, and who may ask: credentials are not checked.
 */
package dev.longshore.gateway.browser;
