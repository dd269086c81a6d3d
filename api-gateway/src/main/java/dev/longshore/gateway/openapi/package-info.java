/**
 * Longshore's own API in the words of OpenAPI, made of the model by which its requests are routed and checked.
 *
 * <p>Refuses to know what any operation does.
 */
package dev.longshore.gateway.openapi;
