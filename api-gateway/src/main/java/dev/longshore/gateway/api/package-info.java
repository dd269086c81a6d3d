/**
 * The API as such: requests, routing to operations, validation against the model, errors in AWS's form.
 *
 * <p>Refuses to know what any operation does.
 */
package dev.longshore.gateway.api;
