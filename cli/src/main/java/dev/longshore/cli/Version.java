package dev.longshore.cli;

import java.util.Objects;

import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest, and the Java that runs it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "(not packaged)");
        return new String[]{"longshore " + version, "Java " + Runtime.version()};
    }
}
