package dev.longshore.standalone;

import java.nio.file.Path;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** One log for the whole JVM, as {@code logback.xml} sets it up; the services' own settings of it do not count here. */
final class Logging {

    private Logging() {}

    /** Before the first line is logged. */
    static void to(Path folder) {
        System.setProperty("longshore.logs", folder.toString());
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
