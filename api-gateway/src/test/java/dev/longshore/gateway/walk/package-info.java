/**
 * Walks the model of the API: what it says of requests and answers is held against the gateway. It knows the model and a few rules of
 * good inputs, and nothing of how the gateway is made.
 */
package dev.longshore.gateway.walk;
