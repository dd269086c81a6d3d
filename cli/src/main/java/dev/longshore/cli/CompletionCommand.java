package dev.longshore.cli;

import java.util.concurrent.Callable;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import dev.longshore.cli.terminal.Terminal;

/** Writes the completion script for bash and zsh. */
@Command(name = "completion", mixinStandardHelpOptions = true, description = {
        "Writes a completion script for bash and zsh.", "To use it:", "  source <(./longshore completion)"})
final class CompletionCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.line(AutoComplete.bash("longshore", spec.root().commandLine()));
        return 0;
    }
}
