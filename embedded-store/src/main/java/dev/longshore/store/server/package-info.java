/**
 * MongoDB's commands on the store's documents: mongo-java-server reads the wire and knows queries and updates, this package finds, keeps
 * and guards the documents.
 *
 * <p>Refuses to know how bytes reach the disk and how an index is ordered.
 */
package dev.longshore.store.server;
