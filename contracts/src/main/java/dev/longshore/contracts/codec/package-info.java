/** Messages as JSON: a type name, a schema version, and the message. */
package dev.longshore.contracts.codec;
