package dev.longshore.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.longshore.cli.system.Installation;
import dev.longshore.cli.terminal.Terminal;

/** Runs commands as a user would, and keeps what they write. */
public final class CommandLineTester {

    private final Map<String, String> variables = new HashMap<>();
    private Installation installation = new Installation(Path.of("no-java"), Path.of("no.jar"), List.of(), Optional.empty());
    private ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ByteArrayOutputStream err = new ByteArrayOutputStream();

    public CommandLineTester(Path home) {
        variables.put("LONGSHORE_HOME", home.toString());
    }

    public CommandLineTester talkingTo(URI endpoint) {
        return with("LONGSHORE_ENDPOINT", endpoint.toString());
    }

    public CommandLineTester with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    public CommandLineTester installed(Installation built) {
        installation = built;
        return this;
    }

    public String variable(String name) {
        return variables.get(name);
    }

    /** @return the exit code */
    public int run(String... arguments) {
        out = new ByteArrayOutputStream();
        err = new ByteArrayOutputStream();
        var terminal = new Terminal(stream(out), stream(err), false);
        return Longshore.run(terminal, variables, this::installation, arguments);
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private Installation installation() {
        return installation;
    }
}
