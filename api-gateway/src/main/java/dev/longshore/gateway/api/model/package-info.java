/**
 * The APIs as data: operations and shapes, read from the model files, and the one general check of an input against them.
 *
 * <p>Refuses to know HTTP and what any operation does.
 */
package dev.longshore.gateway.api.model;
