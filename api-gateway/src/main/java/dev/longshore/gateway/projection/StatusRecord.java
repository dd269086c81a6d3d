package dev.longshore.gateway.projection;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.messaging.Inbound;

/** A status and the record that it came in. */
record StatusRecord(ConsumerRecord<String, Inbound> origin, JobStatusChanged change) {}
