package dev.longshore.messaging;

import dev.longshore.contracts.Message;

/** What a record turned out to hold. Reading never throws, so that one broken record cannot stop a consumer. */
public sealed interface Inbound {

    /** A message of a known type. */
    record Readable(Message message) implements Inbound {}

    /** A record for the dead-letter topic. */
    record Unreadable(byte[] value, String reason) implements Inbound {}

    /** A record without value: the key's last record is to be forgotten. */
    record Tombstone() implements Inbound {}
}
