package dev.longshore.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import dev.longshore.cli.terminal.CommandFailedException;
import dev.longshore.cli.terminal.Terminal;

/** One clear line for each failure: exit code 1 when a command fails, 2 when it was called in a wrong way. */
final class Failures {

    private Failures() {}

    static CommandLine speakPlainly(CommandLine commands, Terminal terminal) {
        return commands.setOut(writer(terminal.out())).setErr(writer(terminal.err()))
                .setStopAtPositional(true).setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, _) -> misused(failure, terminal))
                .setExecutionExceptionHandler((failure, _, _) -> failed(failure, terminal));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static int misused(ParameterException failure, Terminal terminal) {
        terminal.note("longshore: " + message(failure));
        terminal.note("See ./" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    private static String message(ParameterException failure) {
        return failure instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()
                && failure.getCommandLine().getParent() == null
                        ? "there is no command '" + unmatched.getUnmatched().getFirst() + "'"
                        : failure.getMessage();
    }

    private static int failed(Exception failure, Terminal terminal) throws Exception {
        if (failure instanceof CommandFailedException || failure instanceof UncheckedIOException) {
            terminal.note("longshore: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
