/**
 * The messages and values that cross a wall between services.
 *
 * <p>A module, because the families of the sealed {@link dev.longshore.contracts.Message} live in packages of their own.
 */
module dev.longshore.contracts {
    requires transitive com.fasterxml.jackson.annotation;
    requires transitive tools.jackson.databind;

    exports dev.longshore.contracts;
    exports dev.longshore.contracts.capacity;
    exports dev.longshore.contracts.codec;
    exports dev.longshore.contracts.command;
    exports dev.longshore.contracts.job;
    exports dev.longshore.contracts.log;
    exports dev.longshore.contracts.placement;
    exports dev.longshore.contracts.query;
    exports dev.longshore.contracts.report;
    exports dev.longshore.contracts.resource;
    exports dev.longshore.contracts.status;
    exports dev.longshore.contracts.topic;
}
