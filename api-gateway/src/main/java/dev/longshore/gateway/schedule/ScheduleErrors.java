package dev.longshore.gateway.schedule;

import dev.longshore.gateway.api.ClientException;

/** What a caller of this API can do wrong, as AWS calls it. */
final class ScheduleErrors {

    private ScheduleErrors() {}

    static ClientException invalid(String message) {
        return new ClientException("ValidationException", message);
    }

    static ClientException conflict(String message) {
        return new ClientException("ConflictException", message);
    }

    static ClientException noSchedule(ScheduleId id) {
        return new ClientException("ResourceNotFoundException", "Schedule " + id.name() + " does not exist.");
    }

    static ClientException noGroup(String name) {
        return new ClientException("ResourceNotFoundException", "Schedule group " + name + " does not exist.");
    }
}
