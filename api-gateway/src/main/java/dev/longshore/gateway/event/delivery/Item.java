package dev.longshore.gateway.event.delivery;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.longshore.gateway.event.EventRecord;

/** An event under way. */
record Item(ConsumerRecord<String, byte[]> origin, EventRecord event, Window.Part part) {}
